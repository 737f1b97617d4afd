package cc.xtracker.binding;

import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.stack.parts.RealParts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a consumer of a topic sees of one space. */
public final class Published implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String keyPrefix;
  private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

  public Published(Topic topic, SpaceId space) {
    keyPrefix = space + ":";
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                RealParts.running().kafkaBootstrapServers(),
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(topic.topicName()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList());
  }

  /** All records of the space so far, in the order of their partitions. */
  public List<ConsumerRecord<byte[], byte[]>> soFar() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      if (new String(record.key(), StandardCharsets.UTF_8).startsWith(keyPrefix)) {
        seen.add(record);
      }
    }
    return List.copyOf(seen);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
