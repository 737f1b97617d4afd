package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.stack.flow.Tenant.Answer;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.receiver.WebhookReceiver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same event from many sides at once is one event. */
class SameEventFlowIT {
  private static final int CLIENT_COUNT = 64;

  @Test
  void ofManyIdenticalRequestsToTwoReplicasExactlyOneIsQueued() throws Exception {
    LocalStack stack = FlowStack.whole();
    Tenant tenant = Tenant.in(stack);
    try (WebhookReceiver receiver = WebhookReceiver.start()) {
      tenant.webhook(
          """
          {"kind":"webhook","name":"ledger","url":"%s"}"""
              .formatted(receiver.url()));

      List<Answer> answers = atOnce(tenant);

      assertThat(answers).allMatch(answer -> answer.httpStatus() == 200);
      assertThat(answers).filteredOn(answer -> answer.is("queued")).hasSize(1);
      assertThat(answers).filteredOn(answer -> answer.is("duplicate")).hasSize(CLIENT_COUNT - 1);
      assertThat(answers)
          .extracting(answer -> answer.body().get("inbox_id"))
          .containsOnly(answers.getFirst().body().get("inbox_id"));
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(receiver.received()).hasSize(1));
      assertThat(EventsTopic.of(tenant.space(), stack.kafkaBootstrapServers())).hasSize(1);
    }
  }

  private static List<Answer> atOnce(Tenant tenant) throws Exception {
    CyclicBarrier start = new CyclicBarrier(CLIENT_COUNT);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> requests =
          IntStream.range(0, CLIENT_COUNT)
              .<Callable<Answer>>mapToObj(
                  client ->
                      () -> {
                        start.await();
                        return tenant.event(
                            client, "{\"event\":\"deposit\",\"uid\":\"abc\",\"eid\":\"tx-1\"}");
                      })
              .toList();
      return clients.invokeAll(requests).stream().map(Future::resultNow).toList();
    }
  }
}
