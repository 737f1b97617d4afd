package cc.xtracker.binding.funnel;

import cc.xtracker.model.topic.RecordKey;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.stack.parts.RealParts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Puts records on the topics, and waits until they are there. */
final class TopicWriter implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", RealParts.running().kafkaBootstrapServers(), "acks", "all"),
          new StringSerializer(),
          new ByteArraySerializer());

  void put(TopicRecord... records) {
    putAll(List.of(records));
  }

  void putAll(List<TopicRecord> records) {
    records.stream().map(each -> producer.send(record(each))).toList().forEach(TopicWriter::done);
  }

  /**
   * @param value null for a tombstone
   */
  void put(Topic topic, RecordKey key, byte @Nullable [] value) {
    done(producer.send(new ProducerRecord<>(topic.topicName(), key.value(), value)));
  }

  private static ProducerRecord<String, byte[]> record(TopicRecord of) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(of.topic().topicName(), of.key().value(), of.value());
    // The example tells copies apart by their headers.
    of.headers()
        .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private static void done(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
