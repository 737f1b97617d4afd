package cc.xtracker.dispatcher.kafka;

import cc.xtracker.dispatcher.delivery.Outcomes;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.wire.DeliveryCodec;

/** Records outcomes on {@code xtracker.deliveries.v1}. */
public final class KafkaOutcomes implements Outcomes {
  private final RecordPublisher publisher;

  public KafkaOutcomes(RecordPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void record(DeliveryOutcome outcome) {
    publisher.publish(DeliveryCodec.record(outcome)).join();
  }
}
