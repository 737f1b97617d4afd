package cc.xtracker.bench.probe;

import cc.xtracker.model.topic.Topic;
import cc.xtracker.stack.process.StackFailure;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the consumer groups have come. */
public final class Groups implements AutoCloseable {
  public static final String EVENTS = "xtracker-dispatcher";
  public static final String DELIVERY_LOG = "xtracker-delivery-log";
  public static final String FUNNEL = "xtracker-funnel";

  private final Admin admin;

  public Groups(String bootstrapServers) {
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  /** Records before the committed offsets, on all partitions: what the group has done so far. */
  public long committed(String group) {
    return offsets(group).values().stream().mapToLong(OffsetAndMetadata::offset).sum();
  }

  /** Records from the committed offsets to the ends, on the partitions that have one. */
  public long lag(String group) {
    Map<TopicPartition, OffsetAndMetadata> committed = offsets(group);
    Map<TopicPartition, OffsetSpec> wanted =
        committed.keySet().stream()
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    long ends =
        get(admin.listOffsets(wanted).all()).values().stream()
            .mapToLong(ListOffsetsResultInfo::offset)
            .sum();
    return ends - committed.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
  }

  /** Records of the topic that the group has not read, also of partitions that it never saw. */
  public long unread(String group, Topic topic) {
    Map<TopicPartition, OffsetAndMetadata> committed = offsets(group);
    Map<TopicPartition, OffsetSpec> wanted =
        IntStream.range(0, Topic.PARTITION_COUNT)
            .mapToObj(partition -> new TopicPartition(topic.topicName(), partition))
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    return get(admin.listOffsets(wanted).all()).entrySet().stream()
        .mapToLong(end -> end.getValue().offset() - offset(committed.get(end.getKey())))
        .sum();
  }

  private static long offset(@Nullable OffsetAndMetadata committed) {
    return committed == null ? 0 : committed.offset();
  }

  @Override
  public void close() {
    admin.close();
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets(String group) {
    return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
  }

  private static <T> T get(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new StackFailure("Kafka does not tell its offsets: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("Interrupted while asking for offsets.", e);
    }
  }
}
