package cc.xtracker.dispatcher.kafka;

import cc.xtracker.dispatcher.delivery.Outcomes;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.wire.DeliveryCodec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Records outcomes on {@code xtracker.deliveries.v1}. */
public final class KafkaOutcomes implements Outcomes {
  private final RecordPublisher publisher;
  private final Executor thread;

  /**
   * @param thread a single one, which keeps the order; Kafka may block it
   */
  public KafkaOutcomes(RecordPublisher publisher, Executor thread) {
    this.publisher = publisher;
    this.thread = thread;
  }

  @Override
  public CompletionStage<Void> record(DeliveryOutcome outcome) {
    return CompletableFuture.supplyAsync(() -> DeliveryCodec.record(outcome), thread)
        .thenCompose(publisher::publish);
  }
}
