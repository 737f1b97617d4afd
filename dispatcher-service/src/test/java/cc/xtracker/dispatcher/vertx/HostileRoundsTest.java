package cc.xtracker.dispatcher.vertx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.AttemptResult.Answered;
import cc.xtracker.dispatcher.delivery.AttemptResult.Unreachable;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.model.id.EventId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hundreds of rounds with a hostile receiver leave nothing behind. */
class HostileRoundsTest {
  private static final int ROUNDS = 10;
  private static final int AT_ONCE = 30;

  /** Makes an exchange that is forgotten, by its timer or its connection, weigh something. */
  private static final String BODY = "x".repeat(128 * 1024);

  /**
   * A fifth of what the bodies of all rounds weigh. One leaked request in five would exceed it,
   * while what else a test JVM may come to hold in these seconds (classes, pooled buffers) is far
   * below, and all of that was there before the first measurement.
   */
  private static final long MAX_GROWTH_BYTES = (long) ROUNDS * AT_ONCE * BODY.length() / 5;

  /** Unpacks to a thousand times as much. */
  private static final byte[] BOMB = bomb();

  enum Receiver {
    NEVER_ANSWERS("timeout", _ -> {}),
    DRIPS("timeout", Receiver::drip),
    ENDLESS_BODY("200", out -> endless(out, "HTTP/1.1 200 OK\r\n\r\n", "endless ".repeat(1000))),
    ENDLESS_CHUNKS(
        "200",
        out ->
            endless(
                out,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "10\r\n0123456789abcdef\r\n")),
    ENDLESS_CONTINUES("timeout", out -> endless(out, "", "HTTP/1.1 100 Continue\r\n\r\n")),
    ENDLESS_HEADERS(
        "invalid_response", out -> endless(out, "HTTP/1.1 200 OK\r\n", "X: yyyyyyy\r\n")),
    GZIP_BOMB("200", out -> out.write(BOMB)),
    NOT_HTTP("invalid_response", out -> out.write("SSH-2.0-OpenSSH_9.6\r\n\r\n".getBytes(UTF_8))),
    EARLY_CLOSE(
        "connection_closed",
        _ -> {
          throw new IOException("hang up");
        }),
    REDIRECTS(
        "307",
        out ->
            out.write(
                "HTTP/1.1 307 Here\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(UTF_8)));

    private final String end;
    private final RawReceiver.Answer answer;

    Receiver(String end, RawReceiver.Answer answer) {
      this.end = end;
      this.answer = answer;
    }

    private static void endless(OutputStream out, String head, String again) throws IOException {
      out.write(head.getBytes(UTF_8));
      while (true) {
        out.write(again.getBytes(UTF_8));
      }
    }

    private static void drip(OutputStream out) throws IOException, InterruptedException {
      out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n".getBytes(UTF_8));
      while (true) {
        out.write('x');
        out.flush();
        TimeUnit.MILLISECONDS.sleep(50); // how slow the receiver is, not a wait of the test
      }
    }
  }

  private final ClientUnderTest client = new ClientUnderTest();

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest
  @EnumSource
  void leaveNothingBehind(Receiver kind) throws Exception {
    client.set("xtracker.webhook.keep-alive", "PT1S");
    try (RawReceiver receiver = RawReceiver.answering(kind.answer)) {
      round(receiver, kind);
      long before = usedBytes(receiver);
      for (int i = 0; i < ROUNDS; i++) {
        round(receiver, kind);
      }

      await()
          .untilAsserted(
              () -> assertThat(usedBytes(receiver) - before).isLessThan(MAX_GROWTH_BYTES));
      await().untilAsserted(() -> assertThat(client.openConnections()).isZero());
    }
  }

  private void round(RawReceiver receiver, Receiver kind) {
    boolean waits = kind.end.equals("timeout");
    URI url = URI.create("http://127.0.0.1:" + receiver.port());
    Duration timeout = waits ? Duration.ofMillis(300) : Duration.ofSeconds(60);
    Webhook webhook = new Webhook(url, "POST", Map.of(), List.of(), timeout);
    List<CompletableFuture<AttemptResult>> results =
        IntStream.range(0, AT_ONCE)
            .mapToObj(_ -> client.begin(webhook, new EventId("ab".repeat(32)), BODY))
            .toList();
    assertThat(results).extracting(result -> end(result.join())).containsOnly(kind.end);
  }

  private static String end(AttemptResult result) {
    return switch (result) {
      case Answered answered -> Integer.toString(answered.statusCode());
      case Unreachable unreachable -> unreachable.failure().wireName();
      default -> result.toString();
    };
  }

  private static long usedBytes(RawReceiver receiver) {
    receiver.requests.clear();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static byte[] bomb() {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.writeBytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".getBytes(UTF_8));
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[80_000_000]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
