package cc.xtracker.model.topic;

import java.util.Map;

/**
 * The topics that are our public contract, and how each is created. The major version is in the
 * name. Events, clicks and bindings share key and partition count, so a stream processor joins them
 * without repartitioning.
 */
public enum Topic {
  /** One record per accepted event. */
  EVENTS("xtracker.events.v1", Map.of("cleanup.policy", "delete", "retention.ms", Topic.DAYS_400)),
  /** One record per click. */
  CLICKS("xtracker.clicks.v1", Map.of("cleanup.policy", "delete", "retention.ms", Topic.DAYS_400)),
  /** The Telegram user of each uid. */
  BINDINGS("xtracker.bindings.v1", Map.of("cleanup.policy", "compact")),
  /** One record per attempt outcome. */
  DELIVERIES(
      "xtracker.deliveries.v1", Map.of("cleanup.policy", "delete", "retention.ms", Topic.DAYS_30)),
  /** One record per record that could not be decoded, with the reason. */
  REJECTED(
      "xtracker.rejected.v1", Map.of("cleanup.policy", "delete", "retention.ms", Topic.DAYS_30));

  private static final String DAYS_400 = "34560000000";
  private static final String DAYS_30 = "2592000000";

  /** Equal on every topic; the bound on how many consumers of one group can share the work. */
  public static final int PARTITION_COUNT = 12;

  private final String topicName;
  private final Map<String, String> settings;

  Topic(String topicName, Map<String, String> settings) {
    this.topicName = topicName;
    this.settings = settings;
  }

  public String topicName() {
    return topicName;
  }

  /** Kafka topic settings by their Kafka names; replication is the cluster's business. */
  public Map<String, String> settings() {
    return settings;
  }
}
