package cc.xtracker.dispatcher.vertx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.AttemptResult.Answered;
import cc.xtracker.dispatcher.delivery.AttemptResult.Forbidden;
import cc.xtracker.dispatcher.delivery.AttemptResult.Hindered;
import cc.xtracker.dispatcher.delivery.AttemptResult.Unreachable;
import cc.xtracker.dispatcher.delivery.NetworkFailure;
import cc.xtracker.dispatcher.delivery.OwnFault;
import cc.xtracker.dispatcher.destination.SigningSecret;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.dispatcher.egress.NameAnswer;
import cc.xtracker.dispatcher.webhook.StandardWebhooksSignature;
import cc.xtracker.model.delivery.Latency;
import cc.xtracker.model.id.EventId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookClientTest {
  private static final EventId ID = new EventId("ab".repeat(32));
  private static final String BODY = "{\"event\":\"Покупка\"}";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final ClientUnderTest client = new ClientUnderTest();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void sendsTheBodyByteForByteWithItsHeaders() throws Exception {
    try (RawReceiver receiver = RawReceiver.answering(OK)) {
      client.name("hooks.example.com", "127.0.0.1");
      URI url = URI.create("http://hooks.example.com:" + receiver.port() + "/a%20b?c=d%26e");
      Webhook webhook =
          new Webhook(url, "PUT", Map.of("X-Key", "s3cret"), List.of(), Duration.ofSeconds(5));

      assertThat(client.send(webhook, ID, BODY))
          .isInstanceOfSatisfying(
              Answered.class,
              answered -> {
                assertThat(answered.statusCode()).isEqualTo(200);
                assertThat(answered.snippet()).isEqualTo("ok");
                assertThat(answered.retryAfter()).isEmpty();
              });
      RawReceiver.Request request = receiver.requests.getFirst();
      assertThat(request.head()).startsWith("PUT /a%20b?c=d%26e HTTP/1.1\r\n");
      assertThat(request.body()).isEqualTo(BODY);
      assertThat(request.header("host")).isEqualTo("hooks.example.com:" + receiver.port());
      assertThat(request.header("x-key")).isEqualTo("s3cret");
      assertThat(request.header("user-agent")).isEqualTo("XTRACKER/test");
      assertThat(request.header("content-type")).isEqualTo("application/json");
      assertThat(request.head().toLowerCase(Locale.ROOT))
          .doesNotContain("webhook-signature", "accept-encoding");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "PATCH", "POST"})
  void sendsTheBodyWithWhateverMethod(String method) throws Exception {
    try (RawReceiver receiver = RawReceiver.answering(OK)) {
      Webhook webhook =
          new Webhook(url(receiver), method, Map.of(), List.of(), Duration.ofSeconds(5));

      assertThat(client.send(webhook, ID, BODY)).isInstanceOf(Answered.class);
      assertThat(receiver.requests.getFirst().head()).startsWith(method + " / HTTP/1.1");
      assertThat(receiver.requests.getFirst().body()).isEqualTo(BODY);
    }
  }

  @Test
  void signsWithEverySecret() throws Exception {
    try (RawReceiver receiver = RawReceiver.answering(OK)) {
      String secret = StandardWebhooksSignature.secret("k".repeat(32).getBytes(UTF_8));
      Webhook webhook =
          new Webhook(
              url(receiver),
              "POST",
              Map.of(),
              List.of(new SigningSecret(secret, null), new SigningSecret(secret, null)),
              Duration.ofSeconds(5));

      assertThat(client.send(webhook, ID, BODY)).isInstanceOf(Answered.class);
      RawReceiver.Request request = receiver.requests.getFirst();
      assertThat(request.header("webhook-id")).isEqualTo(ID.value());
      assertThat(request.header("webhook-timestamp"))
          .isEqualTo(Long.toString(ClientUnderTest.NOW.getEpochSecond()));
      assertThat(request.header("webhook-signature").split(" ")).hasSize(2);
    }
  }

  @Test
  void reusesItsConnections() throws Exception {
    try (RawReceiver receiver = RawReceiver.answering(OK)) {
      client.name("hooks.example.com", "127.0.0.1");
      URI url = URI.create("http://hooks.example.com:" + receiver.port() + "/");

      IntStream.range(0, 50)
          .forEach(_ -> assertThat(client.send(to(url), ID, BODY)).isInstanceOf(Answered.class));

      assertThat(receiver.requests).hasSize(50);
      assertThat(receiver.connections).hasValue(1);
    }
  }

  @Test
  void aKeptConnectionThatEndsIsNoFailedAttempt() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (RawReceiver receiver = RawReceiver.answering(out -> hangUpOnEachThird(count, out))) {
      for (int i = 0; i < 10; i++) {
        assertThat(client.send(to(url(receiver)), ID, BODY)).isInstanceOf(Answered.class);
      }

      assertThat(receiver.requests).hasSize(14);
      assertThat(receiver.connections).hasValue(5);
    }
  }

  private static void hangUpOnEachThird(AtomicInteger count, OutputStream out) throws IOException {
    if (count.incrementAndGet() % 3 == 0) {
      throw new IOException("hang up");
    }
    out.write(OK.getBytes(UTF_8));
  }

  @Test
  void butAReceiverThatAlwaysHangsUpIsAskedOnceMoreOnly() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (RawReceiver receiver =
        RawReceiver.answering(
            out -> {
              if (count.incrementAndGet() > 1) {
                throw new IOException("hang up");
              }
              out.write(OK.getBytes(UTF_8));
            })) {
      assertThat(client.send(to(url(receiver)), ID, BODY)).isInstanceOf(Answered.class);

      assertThat(client.send(to(url(receiver)), ID, BODY))
          .isInstanceOfSatisfying(
              Unreachable.class,
              end -> assertThat(end.failure()).isEqualTo(NetworkFailure.CONNECTION_CLOSED));
      assertThat(receiver.requests).hasSize(3);
    }
  }

  @Test
  void keepsNoMoreConnectionsThanItMay() throws Exception {
    client.set("xtracker.webhook.max-connections", "1");
    try (RawReceiver kept = RawReceiver.answering(OK);
        RawReceiver other = RawReceiver.answering(OK)) {
      for (int i = 0; i < 3; i++) {
        assertThat(client.send(to(url(kept)), ID, BODY)).isInstanceOf(Answered.class);
        assertThat(client.send(to(url(other)), ID, BODY)).isInstanceOf(Answered.class);
        await().untilAsserted(() -> assertThat(client.openConnections()).isEqualTo(1));
      }

      assertThat(kept.connections).hasValue(1);
      assertThat(other.connections).hasValue(3);
      assertThat(other.requests)
          .extracting(request -> request.header("connection"))
          .containsOnly("close");
    }
  }

  @Test
  void reportsTheStatusAndTheRetryAfterOfARefusal() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.answering(
            "HTTP/1.1 503 Busy\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(client.send(to(url(receiver)), ID, BODY))
          .isInstanceOfSatisfying(
              Answered.class,
              answered -> {
                assertThat(answered.statusCode()).isEqualTo(503);
                assertThat(answered.retryAfter()).contains("120");
                assertThat(answered.snippet()).isEmpty();
              });
    }
  }

  @Test
  void aLookupThatTakesTooLongIsNotTheReceiversFault() {
    client.lookup(_ -> new CompletableFuture<>());
    Webhook webhook =
        new Webhook(
            URI.create("http://slow.example.com/"),
            "POST",
            Map.of(),
            List.of(),
            Duration.ofMillis(300));

    assertThat(faultOf(client.send(webhook, ID, BODY))).isEqualTo(OwnFault.RESOLVER_DOWN);
  }

  @Test
  void neitherIsALookupThatNobodyCouldMake() {
    client.lookup(_ -> CompletableFuture.completedFuture(new NameAnswer.ResolverDown()));
    assertThat(faultOf(client.send(to(URI.create("http://a.example/")), ID, BODY)))
        .isEqualTo(OwnFault.RESOLVER_DOWN);
  }

  @Test
  void connectsNowhereWhenTheNameNowLeadsToAForbiddenAddress() throws Exception {
    try (RawReceiver canary =
        RawReceiver.on(new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1")), _ -> {})) {
      client.allow();
      client.name("rebound.example.com", "93.184.215.14", "127.0.0.1");
      URI url = URI.create("http://rebound.example.com:" + canary.port() + "/");

      assertThat(client.send(to(url), ID, BODY)).isInstanceOf(Forbidden.class);
      assertThat(client.send(to(url(canary)), ID, BODY)).isInstanceOf(Forbidden.class);
      assertThat(canary.connections).hasValue(0);
    }
  }

  @Test
  void connectsNowhereWhenTheNameLeadsElsewhereThanBefore() throws Exception {
    try (RawReceiver canary = RawReceiver.answering(OK);
        RawReceiver receiver =
            RawReceiver.on(
                new ServerSocket(canary.port(), 5, InetAddress.ofLiteral("127.0.0.2")),
                out -> out.write(OK.getBytes(UTF_8)))) {
      client.allow("127.0.0.2");
      Queue<String> answers = new ConcurrentLinkedQueue<>(List.of("127.0.0.2", "127.0.0.1"));
      client.lookup(
          _ ->
              CompletableFuture.completedFuture(
                  new NameAnswer.Found(
                      List.of(InetAddress.ofLiteral(answers.remove())), Duration.ZERO)));
      URI url = URI.create("http://rebinding.example.com:" + canary.port() + "/");
      Webhook webhook = to(url);

      assertThat(client.send(webhook, ID, BODY)).isInstanceOf(Answered.class);
      assertThat(client.send(webhook, ID, BODY)).isInstanceOf(Forbidden.class);
      assertThat(receiver.connections).hasValue(1);
      assertThat(canary.connections).hasValue(0);
    }
  }

  @Test
  void tellsWhereTheTimeWent() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.answering(
            out -> {
              TimeUnit.MILLISECONDS.sleep(60); // how slow the receiver is, not a wait of the test
              out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n".getBytes(UTF_8));
              out.flush();
              TimeUnit.MILLISECONDS.sleep(40);
              out.write("ok".getBytes(UTF_8));
            })) {
      client.lookup(
          _ ->
              CompletableFuture.supplyAsync(
                  () ->
                      new NameAnswer.Found(
                          List.of(InetAddress.ofLiteral("127.0.0.1")), Duration.ofMinutes(1)),
                  CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS)));
      URI url = URI.create("http://slow.example.com:" + receiver.port() + "/");

      Latency first = client.send(to(url), ID, BODY).latency();
      assertThat(first.resolveMillis()).isGreaterThanOrEqualTo(29);
      assertThat(first.waitMillis()).isGreaterThanOrEqualTo(59);
      assertThat(first.readMillis()).isGreaterThanOrEqualTo(30);
      assertThat(first.totalMillis())
          .isGreaterThanOrEqualTo(
              first.resolveMillis()
                  + first.connectMillis()
                  + first.waitMillis()
                  + first.readMillis());
      Latency second = client.send(to(url), ID, BODY).latency();
      assertThat(second.resolveMillis()).isLessThan(29);
    }
  }

  @Test
  void hidesSecretsThatTheReceiverSaysBack() throws Exception {
    String signing = StandardWebhooksSignature.secret("k".repeat(32).getBytes(UTF_8));
    String body = "{\"got\":\"Bearer t0k3n-t0k3n\",\"key\":\"" + signing + "\"}";
    try (RawReceiver receiver =
        RawReceiver.answering(
            "HTTP/1.1 400 Bad Request\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)) {
      Webhook webhook =
          new Webhook(
              url(receiver),
              "POST",
              Map.of("Authorization", "Bearer t0k3n-t0k3n"),
              List.of(new SigningSecret(signing, null)),
              Duration.ofSeconds(5));

      assertThat(client.send(webhook, ID, BODY))
          .isInstanceOfSatisfying(
              Answered.class,
              answered ->
                  assertThat(answered.snippet()).isEqualTo("{\"got\":\"***\",\"key\":\"***\"}"));
    }
  }

  @Test
  void triesTheNextAddressWhenOneDoesNotAnswer() throws Exception {
    try (RawReceiver receiver = RawReceiver.answering(OK)) {
      client.name("two.example.com", "127.0.0.2", "127.0.0.1");
      URI url = URI.create("http://two.example.com:" + receiver.port() + "/");

      assertThat(statusOf(client.send(to(url), ID, BODY))).isEqualTo(200);
    }
  }

  @Test
  void reportsAnUnknownHost() {
    assertThat(failureOf(client.send(to(URI.create("http://nowhere.example/")), ID, BODY)))
        .isEqualTo(NetworkFailure.UNKNOWN_HOST);
  }

  @Test
  void reportsARefusedConnection() throws Exception {
    RawReceiver gone = RawReceiver.answering(OK);
    gone.close();
    client.name("gone.example.com", "127.0.0.1");
    URI url = URI.create("http://gone.example.com:" + gone.port() + "/");
    assertThat(failureOf(client.send(to(url), ID, BODY))).isEqualTo(NetworkFailure.CONNECT_FAILED);
  }

  @Test
  void speaksToAnIpv6Receiver() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.on(
            new ServerSocket(0, 5, InetAddress.ofLiteral("::1")),
            out -> out.write(OK.getBytes(UTF_8)))) {
      URI url = URI.create("http://[::1]:" + receiver.port() + "/");

      assertThat(statusOf(client.send(to(url), ID, BODY))).isEqualTo(200);
      assertThat(receiver.requests.getFirst().header("host")).isEqualTo("[::1]:" + receiver.port());
    }
  }

  private static Webhook to(URI url) {
    return new Webhook(url, "POST", Map.of(), List.of(), Duration.ofSeconds(10));
  }

  private static URI url(RawReceiver receiver) {
    return URI.create("http://127.0.0.1:" + receiver.port());
  }

  private static int statusOf(AttemptResult result) {
    assertThat(result).isInstanceOf(Answered.class);
    return ((Answered) result).statusCode();
  }

  private static NetworkFailure failureOf(AttemptResult result) {
    assertThat(result).isInstanceOf(Unreachable.class);
    return ((Unreachable) result).failure();
  }

  private static OwnFault faultOf(AttemptResult result) {
    assertThat(result).isInstanceOf(Hindered.class);
    return ((Hindered) result).fault();
  }
}
