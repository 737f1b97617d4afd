package cc.xtracker.outbox;

import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka producer, from its opening to the first record that it could not deliver. That failure
 * ends it on the spot: what is still under way is given up as well, so that no later record reaches
 * the topic before the sweeper has sent the one that failed.
 */
final class Publisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  /** How long a send may wait for the topic's metadata. */
  static final Duration MAX_BLOCK = Duration.ofSeconds(2);

  /** How long one request may take before it is tried again. */
  static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);

  /** Records come by the commit, together already; more would only keep each one waiting. */
  private static final Duration LINGER = Duration.ofMillis(1);

  /**
   * A broker takes whatever comes first from a producer it does not know yet. With a second request
   * under way, a first one refused by a partition that is only just starting would come after it.
   */
  private static final int REQUESTS_IN_FLIGHT = 1;

  /** Of one partition, in one request: large, because requests wait for each other. */
  private static final int BATCH_BYTES = 64 << 10;

  /** What a producer needs beside the records: half-filled batches. */
  private static final long SPARE_BYTES = 16L << 20;

  private final Producer<byte[], byte[]> producer;
  private final Consumer<Outcome> counter;
  private volatile boolean broken;

  /** What became of a record, or of the worst record of a row. */
  enum Outcome {
    ACKNOWLEDGED,
    /** Kafka will never take it, for what is in it. */
    REFUSED,
    /** Kafka did not take it in time. */
    GIVEN_UP
  }

  /**
   * @param kafka where Kafka is and how to log in
   * @param counter told the outcome of every record
   */
  static Publisher open(
      Map<String, Object> kafka, OutboxSettings settings, Consumer<Outcome> counter) {
    Map<String, Object> all = new HashMap<>(kafka);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, REQUESTS_IN_FLIGHT);
    all.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    all.put(ProducerConfig.LINGER_MS_CONFIG, LINGER.toMillis());
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK.toMillis());
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST_TIMEOUT.toMillis());
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) settings.deliveryTimeout().toMillis());
    all.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT.toMillis());
    all.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    // Room for all that may be in flight: a send waits for metadata only.
    all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * settings.maxInFlightBytes() + SPARE_BYTES);
    return new Publisher(
        new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer()), counter);
  }

  /**
   * @param producer owned from here on
   * @param counter told the outcome of every record
   */
  Publisher(Producer<byte[], byte[]> producer, Consumer<Outcome> counter) {
    this.producer = producer;
    this.counter = counter;
  }

  /**
   * @param whenSettled called once, on any thread, when the last record has its outcome
   */
  void publish(List<TopicRecord> records, Consumer<Outcome> whenSettled) {
    Flight flight = new Flight(records.size(), whenSettled);
    for (TopicRecord record : records) {
      send(record, flight);
    }
  }

  /** A record was given up; every other one will be. */
  boolean broken() {
    return broken;
  }

  /** Gives up what is under way. Every outcome has been told when it returns. */
  @Override
  public void close() {
    close(Duration.ZERO);
  }

  /** The same, after waiting for what is under way. */
  void close(Duration patience) {
    producer.close(patience);
    broken = true;
  }

  private void send(TopicRecord record, Flight flight) {
    if (broken) {
      settle(flight, Outcome.GIVEN_UP);
      return;
    }
    try {
      var unused =
          producer.send(kafkaRecord(record), (sent, failure) -> landed(record, flight, failure));
    } catch (RuntimeException failure) {
      landed(record, flight, failure);
    }
  }

  private void landed(TopicRecord record, Flight flight, @Nullable Exception failure) {
    Outcome outcome = outcome(failure);
    switch (outcome) {
      case ACKNOWLEDGED -> {}
      case REFUSED ->
          LOG.atError()
              .setMessage("kafka refuses a record, its outbox row is set aside")
              .addKeyValue("topic", record.topic().topicName())
              .addKeyValue("ce_id", record.headers().get(CloudEventHeaders.ID))
              .addKeyValue("value_bytes", valueBytes(record))
              .setCause(failure)
              .log();
      case GIVEN_UP -> breakOff(failure);
    }
    settle(flight, outcome);
  }

  private void settle(Flight flight, Outcome outcome) {
    counter.accept(outcome);
    flight.land(outcome);
  }

  private void breakOff(@Nullable Exception failure) {
    if (!broken) {
      broken = true;
      LOG.atDebug().setMessage("kafka did not take a record in time").setCause(failure).log();
      producer.close(Duration.ZERO);
    }
  }

  private static Outcome outcome(@Nullable Exception failure) {
    return switch (failure) {
      case null -> Outcome.ACKNOWLEDGED;
      case RecordTooLargeException tooLarge -> Outcome.REFUSED;
      case InvalidRecordException invalid -> Outcome.REFUSED;
      case SerializationException notSerializable -> Outcome.REFUSED;
      case Exception other -> Outcome.GIVEN_UP;
    };
  }

  private static ProducerRecord<byte[], byte[]> kafkaRecord(TopicRecord record) {
    ProducerRecord<byte[], byte[]> kafkaRecord =
        new ProducerRecord<>(
            record.topic().topicName(), bytes(record.key().value()), record.value());
    record.headers().forEach((name, value) -> kafkaRecord.headers().add(name, bytes(value)));
    return kafkaRecord;
  }

  private static int valueBytes(TopicRecord record) {
    byte[] value = record.value();
    return value == null ? 0 : value.length;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The records of one row on their way. */
  private static final class Flight {
    private final AtomicInteger remaining;
    private final AtomicReference<Outcome> worst = new AtomicReference<>(Outcome.ACKNOWLEDGED);
    private final Consumer<Outcome> whenSettled;

    Flight(int recordCount, Consumer<Outcome> whenSettled) {
      this.remaining = new AtomicInteger(recordCount);
      this.whenSettled = whenSettled;
    }

    void land(Outcome outcome) {
      worst.accumulateAndGet(outcome, (a, b) -> a.compareTo(b) >= 0 ? a : b);
      if (remaining.decrementAndGet() == 0) {
        whenSettled.accept(worst.get());
      }
    }
  }
}
