package cc.xtracker.ingress;

import cc.xtracker.model.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What one space has on one of the topics. */
final class SpaceTopic implements AutoCloseable {
  private final KafkaConsumer<String, byte[]> consumer;
  private final String space;
  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

  SpaceTopic(String bootstrapServers, Topic topic, String space) {
    this.space = space;
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, Topic.PARTITION_COUNT)
            .mapToObj(number -> new TopicPartition(topic.topicName(), number))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** All records of the space so far, as far as one poll finds them. */
  List<ConsumerRecord<String, byte[]>> records() {
    consumer
        .poll(Duration.ofMillis(200))
        .forEach(
            each -> {
              if (each.key().split(":", 2)[0].equals(space)) {
                records.add(each);
              }
            });
    return List.copyOf(records);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
