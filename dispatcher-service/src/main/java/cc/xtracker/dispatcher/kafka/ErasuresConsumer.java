package cc.xtracker.dispatcher.kafka;

import cc.xtracker.dispatcher.erasure.Erasures;
import cc.xtracker.model.click.Erasure;
import cc.xtracker.model.wire.ErasureCodec;
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

/** Hears on {@code xtracker.erasures.v1} who is to be forgotten, poll by poll. */
@ApplicationScoped
public class ErasuresConsumer {
  private static final Logger LOG = Logger.getLogger(ErasuresConsumer.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Erasures erasures;

  public ErasuresConsumer(Erasures erasures) {
    this.erasures = erasures;
  }

  /** The offsets are committed when this returns: after the transaction. */
  @Incoming("erasures")
  @Blocking
  public void hear(ConsumerRecords<byte[], byte[]> records) {
    List<Erasure> heard = decode(records);
    while (!heard.isEmpty() && !noted(heard) && !Thread.currentThread().isInterrupted()) {
      Pause.of(PAUSE);
    }
  }

  private static List<Erasure> decode(ConsumerRecords<byte[], byte[]> records) {
    List<Erasure> heard = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> each : records) {
      try {
        heard.add(ErasureCodec.decode(each.value()));
      } catch (WireFormatException e) {
        LOG.errorf(
            "erasure skipped partition=%d offset=%d reason=%s",
            each.partition(), each.offset(), e.getMessage());
      }
    }
    return heard;
  }

  private boolean noted(List<Erasure> heard) {
    try {
      erasures.note(heard);
      return true;
    } catch (RuntimeException e) {
      LOG.errorf(e, "erasures wait for the database count=%d", heard.size());
      return false;
    }
  }
}
