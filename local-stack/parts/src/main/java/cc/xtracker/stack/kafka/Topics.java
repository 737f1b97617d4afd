package cc.xtracker.stack.kafka;

import cc.xtracker.model.topic.Topic;
import cc.xtracker.stack.process.Patience;
import cc.xtracker.stack.process.StackFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Brings our topics into being. */
public final class Topics {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final short SINGLE_COPY = 1;

  private Topics() {}

  /**
   * Creates those that are missing; returns when every partition has a leader. A client of a broker
   * that has only just begun to listen may break: then another one tries.
   */
  public static void create(String bootstrapServers) {
    AtomicReference<StackFailure> last = new AtomicReference<>();
    boolean created =
        Patience.until(
            LIMIT,
            () -> {
              try {
                createOnce(bootstrapServers);
                return true;
              } catch (StackFailure failure) {
                last.set(failure);
                return false;
              }
            });
    if (!created) {
      throw Objects.requireNonNull(last.get());
    }
  }

  private static void createOnce(String bootstrapServers) {
    try (var admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      for (var result : admin.createTopics(newTopics()).values().values()) {
        ignoreExisting(result::get);
      }
      if (!Patience.until(LIMIT, () -> allHaveLeaders(admin))) {
        throw new StackFailure("Kafka made our topics, but gave them no leaders.");
      }
    }
  }

  private static List<NewTopic> newTopics() {
    return Arrays.stream(Topic.values())
        .map(
            topic ->
                new NewTopic(topic.topicName(), Topic.PARTITION_COUNT, SINGLE_COPY)
                    .configs(topic.settings()))
        .toList();
  }

  private static boolean allHaveLeaders(Admin admin) {
    try {
      var names = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
      return admin.describeTopics(names).allTopicNames().get().values().stream()
          .flatMap(topic -> topic.partitions().stream())
          .allMatch(partition -> partition.leader() != null);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(e);
    }
  }

  private static void ignoreExisting(Creation creation) {
    try {
      creation.await();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw failure(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(e);
    }
  }

  private static StackFailure failure(Exception e) {
    return new StackFailure("Kafka does not create our topics: " + e.getMessage(), e);
  }

  private interface Creation {
    void await() throws ExecutionException, InterruptedException;
  }
}
