package cc.xtracker.preflight.topic;

import cc.xtracker.model.topic.Topic;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks Kafka what its topics are like.
 *
 * @param kafka where it is and how to log in
 * @param limit how long an answer may take
 */
record TopicReader(Map<String, Object> kafka, Duration limit) {
  TopicReader {
    kafka = Map.copyOf(kafka);
  }

  /**
   * Those that exist.
   *
   * @throws ExecutionException if Kafka does not tell
   */
  Map<Topic, ExistingTopic> read(Set<Topic> topics)
      throws ExecutionException, InterruptedException {
    Map<Topic, ExistingTopic> existing = new EnumMap<>(Topic.class);
    Admin admin = Admin.create(settings());
    try {
      for (Topic topic : topics) {
        Optional<TopicDescription> described = description(admin, topic.topicName());
        if (described.isPresent()) {
          existing.put(topic, existing(admin, described.get()));
        }
      }
    } finally {
      admin.close(Duration.ZERO);
    }
    return existing;
  }

  private Map<String, Object> settings() {
    int limitMillis = Math.toIntExact(limit.toMillis());
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limitMillis);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limitMillis);
    settings.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    return settings;
  }

  private static Optional<TopicDescription> description(Admin admin, String name)
      throws ExecutionException, InterruptedException {
    KafkaFuture<TopicDescription> answer =
        Objects.requireNonNull(admin.describeTopics(List.of(name)).topicNameValues().get(name));
    try {
      return Optional.of(answer.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static ExistingTopic existing(Admin admin, TopicDescription described)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, described.name());
    KafkaFuture<Config> answer =
        Objects.requireNonNull(admin.describeConfigs(List.of(resource)).values().get(resource));
    String minInsync = answer.get().get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value();
    int replicas =
        described.partitions().stream().mapToInt(each -> each.replicas().size()).min().orElse(0);
    return new ExistingTopic(described.partitions().size(), replicas, Integer.parseInt(minInsync));
  }
}
