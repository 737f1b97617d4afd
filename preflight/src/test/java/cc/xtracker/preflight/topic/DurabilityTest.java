package cc.xtracker.preflight.topic;

import static cc.xtracker.model.topic.Topic.BINDINGS;
import static cc.xtracker.model.topic.Topic.CLICKS;
import static cc.xtracker.model.topic.Topic.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurabilityTest {
  private static final ExistingTopic SOUND = new ExistingTopic(Topic.PARTITION_COUNT, 3, 2);

  @ParameterizedTest
  @CsvSource({"3, 2", "3, 3", "5, 2"})
  void enoughReplicasAreSound(int replicationFactor, int minInsync) {
    assertThat(complaints(new ExistingTopic(12, replicationFactor, minInsync))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "12, 1, 2, has replication factor 1: set 3 or more",
    "12, 2, 2, has replication factor 2: set 3 or more",
    "12, 3, 1, has min.insync.replicas 1: set 2 or more",
    "6, 3, 2, has 6 partitions: it must have 12",
    "24, 3, 2, has 24 partitions: it must have 12",
  })
  void saysWhatToSet(int partitions, int replicationFactor, int minInsync, String complaint) {
    assertThat(complaints(new ExistingTopic(partitions, replicationFactor, minInsync)))
        .containsExactly("xtracker.events.v1 " + complaint);
  }

  @Test
  void namesEverythingThatIsWrong() {
    assertThat(
            Durability.REQUIRED.complaints(
                Set.of(CLICKS, BINDINGS), Map.of(CLICKS, new ExistingTopic(1, 1, 1))))
        .containsExactly(
            "xtracker.clicks.v1 has 1 partitions: it must have 12",
            "xtracker.clicks.v1 has replication factor 1: set 3 or more",
            "xtracker.clicks.v1 has min.insync.replicas 1: set 2 or more",
            "xtracker.bindings.v1 does not exist: create it with 12 partitions, replication factor"
                + " 3 and min.insync.replicas 2");
  }

  @Test
  void aTopicThatIsNotWrittenToDoesNotMatter() {
    assertThat(Durability.REQUIRED.complaints(Set.of(EVENTS), Map.of(EVENTS, SOUND))).isEmpty();
  }

  private static List<String> complaints(ExistingTopic events) {
    return Durability.REQUIRED.complaints(Set.of(EVENTS), Map.of(EVENTS, events));
  }
}
