package cc.xtracker.dispatcher.vertx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.AttemptResult.Answered;
import cc.xtracker.dispatcher.delivery.AttemptResult.Forbidden;
import cc.xtracker.dispatcher.delivery.AttemptResult.Unreachable;
import cc.xtracker.dispatcher.delivery.NetworkFailure;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.dispatcher.webhook.StandardWebhooksSignature;
import cc.xtracker.model.id.EventId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
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
              url(receiver), "POST", Map.of(), List.of(secret, secret), Duration.ofSeconds(5));

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
  void neverFollowsARedirect() throws Exception {
    try (RawReceiver canary = RawReceiver.answering(OK);
        RawReceiver receiver =
            RawReceiver.answering(
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:"
                    + canary.port()
                    + "/\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(statusOf(client.send(to(url(receiver)), ID, BODY))).isEqualTo(302);
      assertThat(canary.connections).hasValue(0);
    }
  }

  @Test
  void givesUpOnAReceiverThatNeverAnswers() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (RawReceiver receiver = RawReceiver.answering(_ -> end.await())) {
      assertThat(failureOf(client.send(within(receiver, Duration.ofMillis(300)), ID, BODY)))
          .isEqualTo(NetworkFailure.TIMEOUT);
      end.countDown();
    }
  }

  @Test
  void theTimeoutCoversABodyThatDrips() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.answering(
            out -> {
              out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(UTF_8));
              for (int i = 0; i < 1000; i++) {
                out.write('x');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(20); // how slow the receiver is, not a wait of the test
              }
            })) {
      AttemptResult result = client.send(within(receiver, Duration.ofMillis(400)), ID, BODY);

      assertThat(failureOf(result)).isEqualTo(NetworkFailure.TIMEOUT);
      assertThat(result.latencyMillis()).isBetween(390L, 5_000L);
    }
  }

  @Test
  void theTimeoutCoversTheNameLookup() {
    CountDownLatch end = new CountDownLatch(1);
    client.lookup(
        _ -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return List.of(InetAddress.ofLiteral("127.0.0.1"));
        });
    Webhook webhook =
        new Webhook(
            URI.create("http://slow.example.com/"),
            "POST",
            Map.of(),
            List.of(),
            Duration.ofMillis(300));

    assertThat(failureOf(client.send(webhook, ID, BODY))).isEqualTo(NetworkFailure.TIMEOUT);
    end.countDown();
  }

  @Test
  void noticesAConnectionThatClosesWithoutAnAnswer() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.answering(
            _ -> {
              throw new IOException("hang up");
            })) {
      assertThat(failureOf(client.send(to(url(receiver)), ID, BODY)))
          .isEqualTo(NetworkFailure.CONNECTION_CLOSED);
    }
  }

  @Test
  void aBodyThatBreaksOffIsNoAnswer() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.answering(
            out -> {
              out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(UTF_8));
              out.flush();
              throw new IOException("hang up");
            })) {
      assertThat(failureOf(client.send(to(url(receiver)), ID, BODY)))
          .isEqualTo(NetworkFailure.CONNECTION_CLOSED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.6\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "hello\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void refusesWhatIsNotHttp(String answer) throws Exception {
    try (RawReceiver receiver = RawReceiver.answering(answer)) {
      assertThat(failureOf(client.send(to(url(receiver)), ID, BODY)))
          .isEqualTo(NetworkFailure.INVALID_RESPONSE);
    }
  }

  @Test
  void refusesAMegabyteOfHeaders() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.answering(
            "HTTP/1.1 200 OK\r\n"
                + "X-Padding: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".repeat(20_000)
                + "Content-Length: 0\r\n\r\n")) {
      assertThat(failureOf(client.send(to(url(receiver)), ID, BODY)))
          .isEqualTo(NetworkFailure.INVALID_RESPONSE);
    }
  }

  @Test
  void readsOnlyTheBeginningOfAnEndlessBodyAndHangsUp() throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    try (RawReceiver receiver =
        RawReceiver.answering(
            out -> {
              try {
                out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
                while (true) {
                  out.write("endless ".repeat(1000).getBytes(UTF_8));
                }
              } finally {
                hungUp.countDown();
              }
            })) {
      assertThat(client.send(to(url(receiver)), ID, BODY))
          .isInstanceOfSatisfying(
              Answered.class,
              answered -> {
                assertThat(answered.statusCode()).isEqualTo(200);
                assertThat(answered.snippet()).startsWith("endless ").hasSize(1024);
              });
      assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void doesNotUnpackACompressedBody() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[50_000_000]);
    }
    try (RawReceiver receiver =
        RawReceiver.answering(
            out -> {
              String head =
                  "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n";
              out.write(head.formatted(packed.size()).getBytes(UTF_8));
              out.write(packed.toByteArray());
            })) {
      assertThat(client.send(to(url(receiver)), ID, BODY))
          .isInstanceOfSatisfying(
              Answered.class,
              answered -> {
                assertThat(answered.statusCode()).isEqualTo(200);
                assertThat(answered.snippet().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(1024);
                assertThat(answered.snippet()).doesNotContain("\u0000");
              });
    }
  }

  @Test
  void connectsNowhereWhenTheNameNowLeadsToAForbiddenAddress() throws Exception {
    try (RawReceiver canary =
        RawReceiver.on(new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1")), _ -> {})) {
      client.forbidEverythingPrivate();
      client.name("rebound.example.com", "93.184.215.14", "127.0.0.1");
      URI url = URI.create("http://rebound.example.com:" + canary.port() + "/");

      assertThat(client.send(to(url), ID, BODY)).isInstanceOf(Forbidden.class);
      assertThat(client.send(to(url(canary)), ID, BODY)).isInstanceOf(Forbidden.class);
      assertThat(canary.connections).hasValue(0);
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
    client.lookup(
        host -> {
          throw new UnknownHostException(host);
        });

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

  private static Webhook within(RawReceiver receiver, Duration timeout) {
    return new Webhook(url(receiver), "POST", Map.of(), List.of(), timeout);
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
}
