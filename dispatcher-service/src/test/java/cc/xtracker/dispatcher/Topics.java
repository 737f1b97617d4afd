package cc.xtracker.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import cc.xtracker.model.event.Event;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.model.wire.EventCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The test's own hand on the topics. */
final class Topics implements AutoCloseable {
  private final String servers;
  private final KafkaProducer<String, byte[]> producer;

  Topics(String servers) {
    this.servers = servers;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  void accept(Event event) {
    TopicRecord accepted = EventCodec.record(event);
    produce(accepted.key().value(), accepted.value());
  }

  RecordMetadata produce(String key, byte[] value) {
    try {
      return producer.send(new ProducerRecord<>(Topic.EVENTS.topicName(), key, value)).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** All values of a topic that hold the text. */
  List<String> holding(Topic topic, String text) {
    List<String> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, Topic.PARTITION_COUNT)
              .mapToObj(partition -> new TopicPartition(topic.topicName(), partition))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer
            .poll(Duration.ofMillis(50))
            .forEach(
                read -> {
                  String value = new String(read.value(), UTF_8);
                  if (value.contains(text)) {
                    found.add(value);
                  }
                });
      }
    }
    return found;
  }

  /** What is behind the committed offsets of a group. */
  long lag(String group) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "group.id", group),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var ends =
          consumer.endOffsets(
              IntStream.range(0, Topic.PARTITION_COUNT)
                  .mapToObj(each -> new TopicPartition(Topic.EVENTS.topicName(), each))
                  .toList());
      var committed = consumer.committed(ends.keySet());
      return ends.entrySet().stream()
          .mapToLong(
              end ->
                  end.getValue()
                      - (committed.get(end.getKey()) == null
                          ? 0
                          : committed.get(end.getKey()).offset()))
          .sum();
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
