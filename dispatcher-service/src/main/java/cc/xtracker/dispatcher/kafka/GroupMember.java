package cc.xtracker.dispatcher.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/** What every consumer here has in common: it says itself how far it is, and shares partitions. */
final class GroupMember {
  private GroupMember() {}

  /**
   * @param broker where Kafka is and how to be let in
   * @param session without a sign of life for so long, a member is taken for dead
   * @return to add to
   */
  static Map<String, Object> settings(Map<String, Object> broker, String group, Duration session) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(session.toMillis()));
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return settings;
  }
}
