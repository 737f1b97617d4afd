package cc.xtracker.ingress;

import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.wire.AuditRecord;
import cc.xtracker.model.wire.WireFormatException;
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

/** What {@code xtracker.audit.v1} tells of one space. */
final class AuditTopic implements AutoCloseable {
  private final KafkaConsumer<String, byte[]> consumer;
  private final String space;
  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

  AuditTopic(String bootstrapServers, String space) {
    this.space = space;
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, Topic.PARTITION_COUNT)
            .mapToObj(number -> new TopicPartition(Topic.AUDIT.topicName(), number))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** All of them so far, as far as one poll finds them. */
  List<ConsumerRecord<String, byte[]>> records() {
    consumer
        .poll(Duration.ofMillis(200))
        .forEach(
            each -> {
              if (each.key().equals(space)) {
                records.add(each);
              }
            });
    return List.copyOf(records);
  }

  static AuditRecord call(ConsumerRecord<String, byte[]> found) {
    try {
      return AuditRecord.decode(found.value());
    } catch (WireFormatException broken) {
      throw new AssertionError(broken);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
