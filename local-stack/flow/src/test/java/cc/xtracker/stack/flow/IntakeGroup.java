package cc.xtracker.stack.flow;

import cc.xtracker.model.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The dispatchers' place in {@code xtracker.events.v1}, as Kafka keeps it. */
final class IntakeGroup {
  private static final String NAME = "xtracker-dispatcher";
  private static final OffsetAndMetadata BEGINNING = new OffsetAndMetadata(0);

  private IntakeGroup() {}

  /** From the committed offset to the end of a partition. */
  record Gap(long committed, long end) {
    boolean isClosed() {
      return committed == end;
    }

    boolean holds(long offset) {
      return committed <= offset && offset < end;
    }
  }

  static Map<TopicPartition, Gap> gaps(String bootstrapServers) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(NAME).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
      IntStream.range(0, Topic.PARTITION_COUNT)
          .mapToObj(partition -> new TopicPartition(Topic.EVENTS.topicName(), partition))
          .forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
      Map<TopicPartition, Gap> gaps = new HashMap<>();
      admin
          .listOffsets(wanted)
          .all()
          .get()
          .forEach(
              (partition, end) ->
                  gaps.put(
                      partition,
                      new Gap(
                          committed.getOrDefault(partition, BEGINNING).offset(), end.offset())));
      return gaps;
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("Kafka does not tell its offsets", e);
    }
  }
}
