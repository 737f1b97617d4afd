package cc.xtracker.dispatcher.kafka;

import cc.xtracker.dispatcher.log.LogProjection;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.wire.DeliveryCodec;
import cc.xtracker.model.wire.WireFormatException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Keeps the delivery log up with {@code xtracker.deliveries.v1}, poll by poll. */
@ApplicationScoped
public class DeliveriesProjection {
  private static final Logger LOG = Logger.getLogger(DeliveriesProjection.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final LogProjection log;

  public DeliveriesProjection(LogProjection log) {
    this.log = log;
  }

  /** The offsets are committed when this returns: after the transaction. */
  @Incoming("delivery-log")
  @Blocking
  public void project(ConsumerRecords<byte[], byte[]> records) {
    List<DeliveryOutcome> outcomes = decode(records);
    while (!outcomes.isEmpty() && !applied(outcomes) && !Thread.currentThread().isInterrupted()) {
      Pause.of(PAUSE);
    }
  }

  private static List<DeliveryOutcome> decode(ConsumerRecords<byte[], byte[]> records) {
    List<DeliveryOutcome> outcomes = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> each : records) {
      try {
        outcomes.add(DeliveryCodec.decode(each.value()));
      } catch (WireFormatException e) {
        LOG.warnf(
            "outcome skipped partition=%d offset=%d reason=%s",
            each.partition(), each.offset(), e.getMessage());
      }
    }
    return outcomes;
  }

  private boolean applied(List<DeliveryOutcome> outcomes) {
    try {
      log.apply(outcomes);
      return true;
    } catch (RuntimeException e) {
      LOG.errorf(e, "delivery log waits for the database count=%d", outcomes.size());
      return false;
    }
  }
}
