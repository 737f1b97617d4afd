package cc.xtracker.dispatcher.vertx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.AttemptResult.Answered;
import cc.xtracker.dispatcher.delivery.AttemptResult.Unreachable;
import cc.xtracker.dispatcher.delivery.NetworkFailure;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.model.id.EventId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that are slow, broken or hostile. */
class HostileReceiverTest {
  private static final EventId ID = new EventId("ab".repeat(32));
  private static final String BODY = "{}";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final ClientUnderTest client = new ClientUnderTest();

  @AfterEach
  void close() {
    client.close();
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
  void hangsUpOnAReceiverThatDoesNotRead() throws Exception {
    String tooMuchForAnyBuffer = "x".repeat(32 * 1024 * 1024);
    try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      URI url = URI.create("http://127.0.0.1:" + deaf.getLocalPort());
      Webhook webhook = new Webhook(url, "POST", Map.of(), List.of(), Duration.ofSeconds(1));

      assertThat(failureOf(client.send(webhook, ID, tooMuchForAnyBuffer)))
          .isEqualTo(NetworkFailure.TIMEOUT);
      await().untilAsserted(() -> assertThat(client.openConnections()).isZero());
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
      assertThat(result.latency().totalMillis()).isBetween(390L, 5_000L);
    }
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
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n"
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
  void unpacksNoMoreOfABombThanItsSnippet() throws Exception {
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
  void waitsForTheAnswerBehindAnyNumberOfContinues() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.answering("HTTP/1.1 100 Continue\r\n\r\n".repeat(1000) + OK)) {
      assertThat(statusOf(client.send(to(url(receiver)), ID, BODY))).isEqualTo(200);
    }
  }

  @Test
  void anEndlessNumberOfContinuesIsNoAnswer() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.answering(
            out -> {
              while (true) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(UTF_8));
              }
            })) {
      assertThat(failureOf(client.send(within(receiver, Duration.ofMillis(300)), ID, BODY)))
          .isEqualTo(NetworkFailure.TIMEOUT);
    }
  }

  @Test
  void aSecondAnswerNeverAnswersTheNextRequest() throws Exception {
    try (RawReceiver receiver =
        RawReceiver.answering(OK + "HTTP/1.1 500 Smuggled\r\nContent-Length: 0\r\n\r\n")) {
      for (int i = 0; i < 50; i++) {
        assertThat(statusOf(client.send(to(url(receiver)), ID, BODY))).isEqualTo(200);
      }
    }
  }

  @Test
  void neitherDoesItAnswerARequestThatWaitsForTheConnection() throws Exception {
    client.set("xtracker.webhook.max-connections-per-host", "1");
    try (RawReceiver receiver =
        RawReceiver.answering(OK + "HTTP/1.1 500 Smuggled\r\nContent-Length: 0\r\n\r\n")) {
      Webhook webhook = to(url(receiver));

      List<CompletableFuture<AttemptResult>> results =
          IntStream.range(0, 50).mapToObj(_ -> client.begin(webhook, ID, BODY)).toList();

      assertThat(results.stream().map(CompletableFuture::join))
          .noneMatch(result -> result instanceof Answered answered && answered.statusCode() == 500)
          .anyMatch(Answered.class::isInstance);
    }
  }

  @Test
  void whatComesBeforeTheRequestAnswersNothing() throws Exception {
    try (RawReceiver receiver = RawReceiver.blurting(OK + OK + OK)) {
      for (int i = 0; i < 20; i++) {
        AttemptResult result = client.send(to(url(receiver)), ID, BODY);
        assertThat(result).isInstanceOfAny(Answered.class, Unreachable.class);
      }
    }
  }

  @Test
  void givesUpOnATlsHandshakeThatNeverEnds() throws Exception {
    client.set("xtracker.webhook.connect-timeout", "PT0.3S");
    CountDownLatch end = new CountDownLatch(1);
    try (RawReceiver receiver = RawReceiver.answering(_ -> end.await())) {
      URI url = URI.create("https://127.0.0.1:" + receiver.port());

      assertThat(failureOf(client.send(to(url), ID, BODY)))
          .isEqualTo(NetworkFailure.CONNECT_TIMEOUT);
      end.countDown();
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
