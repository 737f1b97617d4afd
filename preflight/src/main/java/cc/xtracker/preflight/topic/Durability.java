package cc.xtracker.preflight.topic;

import cc.xtracker.model.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a topic must be like, so that an acknowledged record survives the loss of a broker and one
 * person's records stay in one partition.
 *
 * @param replicationFactor at least
 * @param minInsyncReplicas at least
 */
record Durability(int replicationFactor, int minInsyncReplicas) {
  /** One broker may be lost and another be restarted. */
  static final Durability REQUIRED = new Durability(3, 2);

  /** What is wrong and what to set, for each topic that is written to; empty if all is well. */
  List<String> complaints(Set<Topic> written, Map<Topic, ExistingTopic> existing) {
    List<String> complaints = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (written.contains(topic)) {
        ExistingTopic found = existing.get(topic);
        String name = topic.topicName();
        if (found == null) {
          complaints.add(name + " does not exist: create it with " + this);
        } else {
          complain(name, found, complaints);
        }
      }
    }
    return complaints;
  }

  private void complain(String name, ExistingTopic found, List<String> complaints) {
    if (found.partitionCount() != Topic.PARTITION_COUNT) {
      complaints.add(
          "%s has %d partitions: it must have %d"
              .formatted(name, found.partitionCount(), Topic.PARTITION_COUNT));
    }
    if (found.replicationFactor() < replicationFactor) {
      complaints.add(
          "%s has replication factor %d: set %d or more"
              .formatted(name, found.replicationFactor(), replicationFactor));
    }
    if (found.minInsyncReplicas() < minInsyncReplicas) {
      complaints.add(
          "%s has min.insync.replicas %d: set %d or more"
              .formatted(name, found.minInsyncReplicas(), minInsyncReplicas));
    }
  }

  @Override
  public String toString() {
    return "%d partitions, replication factor %d and min.insync.replicas %d"
        .formatted(Topic.PARTITION_COUNT, replicationFactor, minInsyncReplicas);
  }
}
