package cc.xtracker.dispatcher.kafka;

import cc.xtracker.dispatcher.intake.Rejections;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.wire.RejectedRecord;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Records on {@code xtracker.rejected.v1} which records of the events topic are none. */
public final class KafkaRejections implements Rejections {
  private static final Logger LOG = Logger.getLogger(KafkaRejections.class);

  private final RecordPublisher publisher;
  private final InstantSource clock;

  public KafkaRejections(RecordPublisher publisher, InstantSource clock) {
    this.publisher = publisher;
    this.clock = clock;
  }

  @Override
  public void reject(int partition, long offset, String reason, Runnable whenRecorded) {
    String topic = Topic.EVENTS.topicName();
    LOG.warnf("record rejected topic=%s partition=%d offset=%d", topic, partition, offset);
    RejectedRecord rejected = new RejectedRecord(topic, partition, offset, reason, clock.millis());
    var unused = publisher.publish(rejected.record()).thenRun(whenRecorded);
  }
}
