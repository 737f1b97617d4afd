package cc.xtracker.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import cc.xtracker.model.click.Erasure;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.model.wire.ErasureCodec;
import cc.xtracker.model.wire.EventCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

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

  /** As ingress does for a request with a trace, whatever the header says. */
  void acceptTraced(Event event, String traceparent) {
    TopicRecord accepted = EventCodec.record(event);
    produce(
        new ProducerRecord<>(
            Topic.EVENTS.topicName(),
            null,
            accepted.key().value(),
            accepted.value(),
            List.of(new RecordHeader("traceparent", traceparent.getBytes(UTF_8)))));
  }

  /** As binding does. */
  void erase(Erasure erasure) {
    TopicRecord erased = ErasureCodec.record(erasure);
    produce(new ProducerRecord<>(erased.topic().topicName(), erased.key().value(), erased.value()));
  }

  RecordMetadata produce(String key, byte[] value) {
    return produce(new ProducerRecord<>(Topic.EVENTS.topicName(), key, value));
  }

  private RecordMetadata produce(ProducerRecord<String, byte[]> produced) {
    try {
      return producer.send(produced).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** All values of a topic that hold the text. */
  List<String> holding(Topic topic, String text) {
    return records(topic, text).stream().map(read -> new String(read.value(), UTF_8)).toList();
  }

  /** The traces of all records whose value holds the text; null of one without. */
  List<@Nullable String> traces(Topic topic, String text) {
    return records(topic, text).stream()
        .map(read -> read.headers().lastHeader("traceparent"))
        .<@Nullable String>map(header -> header == null ? null : new String(header.value(), UTF_8))
        .toList();
  }

  private List<ConsumerRecord<String, byte[]>> records(Topic topic, String text) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
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
                  if (new String(read.value(), UTF_8).contains(text)) {
                    found.add(read);
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
