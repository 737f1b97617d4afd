package cc.xtracker.stack.flow;

import cc.xtracker.model.topic.Topic;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The dispatchers' place in {@code xtracker.events.v1}, as Kafka keeps it. */
final class IntakeGroup {
  private static final String NAME = "xtracker-dispatcher";

  private IntakeGroup() {}

  /** Records at or after the committed offset, of each partition. */
  static Map<Integer, Long> behind(String bootstrapServers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(NAME).partitionsToOffsetAndMetadata().get();
      return admin.listOffsets(latest()).all().get().entrySet().stream()
          .collect(
              Collectors.toMap(
                  end -> end.getKey().partition(),
                  end -> end.getValue().offset() - offset(committed.get(end.getKey()))));
    }
  }

  private static Map<TopicPartition, OffsetSpec> latest() {
    return IntStream.range(0, Topic.PARTITION_COUNT)
        .mapToObj(partition -> new TopicPartition(Topic.EVENTS.topicName(), partition))
        .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
  }

  private static long offset(OffsetAndMetadata committed) {
    return Optional.ofNullable(committed).map(OffsetAndMetadata::offset).orElse(0L);
  }
}
