package cc.xtracker.dispatcher.kafka;

import cc.xtracker.dispatcher.log.LogConfig;
import cc.xtracker.dispatcher.log.LogProjection;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.wire.DeliveryCodec;
import cc.xtracker.model.wire.WireFormatException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Keeps the delivery log up with {@code xtracker.deliveries.v1}, one poll after the other: <em>poll
 * → apply → commit</em>. What could not be applied is read again, so the group sees a sign of life
 * however long the database is away.
 *
 * <p>A loop of our own because of what a connector does for each single record: see ADR 008.
 */
public final class OutcomesConsumer implements ConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(OutcomesConsumer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration FAULT_PAUSE = Duration.ofSeconds(1);

  /** For the group, which may not answer, to hear of a last commit. */
  private static final Duration LEAVE_PATIENCE = Duration.ofSeconds(3);

  /** About a hundred outcomes. */
  private static final int WORTHWHILE_BYTES = 64 * 1024;

  private final Consumer<byte[], byte[]> consumer;
  private final LogProjection log;

  /** Whether something was applied whose offset may not be known to the group. */
  private boolean uncommitted;

  private volatile boolean stopping;

  OutcomesConsumer(Consumer<byte[], byte[]> consumer, LogProjection log) {
    this.consumer = consumer;
    this.log = log;
  }

  /**
   * @param broker where Kafka is and how to be let in
   */
  public static OutcomesConsumer of(
      Map<String, Object> broker, LogConfig config, LogProjection log) {
    Map<String, Object> settings =
        GroupMember.settings(broker, config.group(), config.sessionTimeout());
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.pollCount());
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, WORTHWHILE_BYTES);
    settings.put(
        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(config.gatherTime().toMillis()));
    return new OutcomesConsumer(
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        log);
  }

  /** The thread root. Ends after {@link #stop}. */
  public void run() {
    try (consumer) {
      consumer.subscribe(List.of(Topic.DELIVERIES.topicName()), this);
      while (!stopping) {
        turn();
      }
    } catch (WakeupException stop) {
      LOG.debug("delivery log stopped");
    }
  }

  /** Ends the loop after the transaction that is under way; waits for nothing. */
  public void stop() {
    stopping = true;
    consumer.wakeup();
  }

  private void turn() {
    ConsumerRecords<byte[], byte[]> records = ConsumerRecords.empty();
    try {
      records = consumer.poll(PATIENCE);
      if (!records.isEmpty()) {
        log.apply(decode(records));
        uncommitted = true;
      }
      commit();
    } catch (WakeupException stop) {
      throw stop;
    } catch (RuntimeException e) {
      LOG.errorf(e, "delivery log waits count=%d", records.count());
      rewind(records);
      Pause.of(FAULT_PAUSE);
    }
  }

  /** Waits for nothing: while partitions change hands, only further polls bring that to its end. */
  private void commit() {
    if (uncommitted) {
      uncommitted = false;
      consumer.commitAsync(
          (_, fault) -> {
            if (fault != null) {
              LOG.debug("what is applied is committed with the next attempt", fault);
              uncommitted = true;
            }
          });
    }
  }

  /** The next owner applies nothing again. */
  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    try {
      consumer.commitSync(LEAVE_PATIENCE);
    } catch (KafkaException e) {
      LOG.warn("the next owner applies again what could not be committed", e);
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    LOG.infof("outcomes of partitions assigned count=%d", partitions.size());
  }

  private void rewind(ConsumerRecords<byte[], byte[]> records) {
    records.partitions().stream()
        .filter(consumer.assignment()::contains)
        .forEach(
            partition -> consumer.seek(partition, records.records(partition).getFirst().offset()));
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
}
