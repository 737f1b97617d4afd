package cc.xtracker.examples;

import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.stack.parts.RealParts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of a real broker: our records go in as the services put them there. */
public final class RealTopics implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", servers(), "acks", "all"),
          new StringSerializer(),
          new ByteArraySerializer());

  public static String servers() {
    return RealParts.running().kafkaBootstrapServers();
  }

  /** Waits until it is there. */
  public RecordMetadata put(TopicRecord added) {
    return put(produced(added, added.value()));
  }

  /** A record of the same key without a value. */
  public RecordMetadata bury(TopicRecord buried) {
    return put(produced(buried, null));
  }

  /** In this order, and there when it returns. */
  public void putAll(List<TopicRecord> added) {
    added.stream()
        .map(each -> producer.send(produced(each, each.value())))
        .toList()
        .forEach(RealTopics::done);
  }

  /** What stands at a place, read with somebody's deserializer. */
  public static <V> ConsumerRecord<String, V> at(RecordMetadata place, Deserializer<V> values) {
    TopicPartition partition = new TopicPartition(place.topic(), place.partition());
    try (KafkaConsumer<String, V> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers(), "max.poll.records", 1),
            new StringDeserializer(),
            values)) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, place.offset());
      return consumer.poll(Duration.ofSeconds(20)).iterator().next();
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  private RecordMetadata put(ProducerRecord<String, byte[]> produced) {
    return done(producer.send(produced));
  }

  private static RecordMetadata done(Future<RecordMetadata> sent) {
    try {
      return sent.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ProducerRecord<String, byte[]> produced(TopicRecord added, byte[] value) {
    List<Header> headers =
        added.headers().entrySet().stream()
            .<Header>map(
                header ->
                    new RecordHeader(
                        header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8)))
            .toList();
    return new ProducerRecord<>(
        added.topic().topicName(), null, added.key().value(), value, headers);
  }
}
