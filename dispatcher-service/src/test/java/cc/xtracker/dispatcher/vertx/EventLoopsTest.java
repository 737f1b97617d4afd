package cc.xtracker.dispatcher.vertx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.AttemptResult.Answered;
import cc.xtracker.dispatcher.delivery.AttemptResult.Hindered;
import cc.xtracker.dispatcher.delivery.OwnFault;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.model.id.EventId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopsTest {
  private static final EventId ID = new EventId("ab".repeat(32));
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final ClientUnderTest client = new ClientUnderTest();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void eachHasAThreadOfItsOwn() {
    client.set("xtracker.webhook.event-loop-count", "3");

    assertThat(client.loops().count()).isEqualTo(3);
    assertThat(IntStream.range(0, 3).mapToObj(this::threadOf)).doesNotHaveDuplicates();
  }

  @Test
  void aResultArrivesOnTheEventLoopThatAsked() throws Exception {
    client.set("xtracker.webhook.event-loop-count", "2");
    try (RawReceiver receiver = RawReceiver.answering(OK)) {
      for (int index = 0; index < 2; index++) {
        CompletableFuture<Thread> arrived = new CompletableFuture<>();
        int loop = index;
        client
            .loops()
            .executor(loop)
            .execute(
                () ->
                    client
                        .loops()
                        .sender(loop)
                        .send(to(receiver, Duration.ofSeconds(10)), ID, "{}", null)
                        .thenRun(() -> arrived.complete(Thread.currentThread())));
        assertThat(arrived.get(10, TimeUnit.SECONDS)).isEqualTo(threadOf(loop));
      }
    }
  }

  @Test
  void opensAsManyConnectionsAsItMay() throws Exception {
    client.set("xtracker.webhook.max-connections-per-host", "20");
    CountDownLatch end = new CountDownLatch(1);
    try (RawReceiver receiver =
        RawReceiver.answering(
            out -> {
              end.await();
              out.write(OK.getBytes(UTF_8));
            })) {
      List<CompletableFuture<AttemptResult>> results =
          IntStream.range(0, 40)
              .mapToObj(_ -> client.begin(to(receiver, Duration.ofSeconds(20)), ID, "{}"))
              .toList();

      await().untilAsserted(() -> assertThat(receiver.requests).hasSize(20));
      end.countDown();
      assertThat(results).allMatch(result -> result.join() instanceof Answered);
      assertThat(receiver.connections).hasValue(20);
    }
  }

  @Test
  void aRequestThatOnlyWaitedForAConnectionIsNotTheReceiversFault() throws Exception {
    client.set("xtracker.webhook.max-connections-per-host", "1");
    CountDownLatch end = new CountDownLatch(1);
    try (RawReceiver receiver = RawReceiver.answering(_ -> end.await())) {
      CompletableFuture<AttemptResult> first =
          client.begin(to(receiver, Duration.ofSeconds(20)), ID, "{}");
      await().untilAsserted(() -> assertThat(receiver.requests).hasSize(1));

      assertThat(client.send(to(receiver, Duration.ofMillis(200)), ID, "{}"))
          .isInstanceOfSatisfying(
              Hindered.class,
              hindered -> assertThat(hindered.fault()).isEqualTo(OwnFault.OVERLOADED));
      assertThat(first).isNotDone();
      end.countDown();
    }
  }

  @Test
  void oneRequestMoreThanMayWaitIsPutOff() throws Exception {
    client.set("xtracker.webhook.max-connections-per-host", "1");
    client.set("xtracker.webhook.max-waiting-per-host", "0");
    CountDownLatch end = new CountDownLatch(1);
    try (RawReceiver receiver = RawReceiver.answering(_ -> end.await())) {
      CompletableFuture<AttemptResult> first =
          client.begin(to(receiver, Duration.ofSeconds(20)), ID, "{}");
      await().untilAsserted(() -> assertThat(receiver.requests).hasSize(1));

      assertThat(client.send(to(receiver, Duration.ofSeconds(20)), ID, "{}"))
          .isInstanceOfSatisfying(
              Hindered.class,
              hindered -> assertThat(hindered.fault()).isEqualTo(OwnFault.OVERLOADED));
      assertThat(first).isNotDone();
      end.countDown();
    }
  }

  private Thread threadOf(int index) {
    return CompletableFuture.supplyAsync(Thread::currentThread, client.loops().executor(index))
        .join();
  }

  private static Webhook to(RawReceiver receiver, Duration timeout) {
    URI url = URI.create("http://127.0.0.1:" + receiver.port());
    return new Webhook(url, "POST", Map.of(), List.of(), timeout);
  }
}
