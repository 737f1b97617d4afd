package cc.xtracker.model.topic;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The topics that are our public contract, and how each is created. The major version is in the
 * name. Events, clicks, bindings and erasures share key and partition count, so a stream processor
 * joins them without repartitioning.
 */
public enum Topic {
  /** One record per accepted event. */
  EVENTS("xtracker.events.v1", Duration.ofDays(400)),
  /** One record per click. */
  CLICKS("xtracker.clicks.v1", Duration.ofDays(400)),
  /** The Telegram user of each uid; compacted, so it is never forgotten by age. */
  BINDINGS("xtracker.bindings.v1", null),
  /** One record per uid that was erased; outlives all that it tells to forget. */
  ERASURES("xtracker.erasures.v1", Duration.ofDays(430)),
  /** One record per attempt outcome. */
  DELIVERIES("xtracker.deliveries.v1", Duration.ofDays(30)),
  /** One record per record that could not be decoded, with the reason. */
  REJECTED("xtracker.rejected.v1", Duration.ofDays(30)),
  /** One record per call of an operator that may change something. */
  AUDIT("xtracker.audit.v1", Duration.ofDays(400));

  /** Equal on every topic; the bound on how many consumers of one group can share the work. */
  public static final int PARTITION_COUNT = 12;

  private final String topicName;
  private final @Nullable Duration retention;

  Topic(String topicName, @Nullable Duration retention) {
    this.topicName = topicName;
    this.retention = retention;
  }

  public String topicName() {
    return topicName;
  }

  /** Kafka topic settings by their Kafka names; replication is the cluster's business. */
  public Map<String, String> settings() {
    return retention == null
        ? Map.of("cleanup.policy", "compact")
        : Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()));
  }
}
