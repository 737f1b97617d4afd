package cc.xtracker.dispatcher.kafka;

import cc.xtracker.model.topic.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts records where every replica of the topic has them, however long that takes. */
public final class RecordPublisher implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RecordPublisher.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final KafkaProducer<String, byte[]> producer;
  private volatile boolean failing;

  /**
   * @param broker where Kafka is and how to be let in
   */
  public RecordPublisher(Map<String, Object> broker) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // Kafka itself keeps trying, in order, for as long as the process lives.
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** Completes when it is durable, and only then. */
  public CompletableFuture<Void> publish(TopicRecord topicRecord) {
    return send(topicRecord)
        .exceptionallyCompose(
            fault -> {
              LOG.errorf(fault, "record waits for Kafka topic=%s", topicRecord.topic());
              failing = true;
              return CompletableFuture.runAsync(
                      () -> {},
                      CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS))
                  .thenCompose(_ -> publish(topicRecord));
            });
  }

  /** The last record could not be published at the first go. */
  public boolean failing() {
    return failing;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }

  private CompletableFuture<Void> send(TopicRecord topicRecord) {
    CompletableFuture<Void> durable = new CompletableFuture<>();
    try {
      var unused = producer.send(record(topicRecord), (_, fault) -> acknowledge(durable, fault));
    } catch (RuntimeException fault) {
      durable.completeExceptionally(fault);
    }
    return durable;
  }

  private void acknowledge(CompletableFuture<Void> durable, @Nullable Exception fault) {
    if (fault == null) {
      failing = false;
      durable.complete(null);
    } else {
      durable.completeExceptionally(fault);
    }
  }

  private static ProducerRecord<String, byte[]> record(TopicRecord topicRecord) {
    return new ProducerRecord<>(
        topicRecord.topic().topicName(),
        null,
        topicRecord.key().value(),
        topicRecord.value(),
        headers(topicRecord));
  }

  private static List<Header> headers(TopicRecord topicRecord) {
    return topicRecord.headers().entrySet().stream()
        .<Header>map(
            header ->
                new RecordHeader(
                    header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8)))
        .toList();
  }
}
