package cc.xtracker.preflight.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.model.topic.Topic;
import cc.xtracker.stack.kafka.LocalKafka;
import cc.xtracker.stack.kafka.Topics;
import cc.xtracker.stack.parts.RealParts;
import cc.xtracker.stack.process.Ports;
import cc.xtracker.stack.process.ProcessMark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker, of which there is one: its topics have one copy. */
class TopicCheckIT {
  private static final Set<Topic> EVENTS = Set.of(Topic.EVENTS);
  private static final Durability ONE_COPY = new Durability(1, 1);

  @Test
  void aWeakTopicIsRefusedWhereDurableOnesAreRequired() {
    try (TopicCheck check = check(kafka(), true, Durability.REQUIRED)) {
      check.start();
      assertThat(check.complaints())
          .containsExactly(
              "xtracker.events.v1 has replication factor 1: set 3 or more",
              "xtracker.events.v1 has min.insync.replicas 1: set 2 or more");
      assertThat(check.refused()).isTrue();
    }
  }

  @Test
  void aWeakTopicIsWarnedOfWhereTheyAreNot() {
    try (TopicCheck check = check(kafka(), false, Durability.REQUIRED)) {
      check.start();
      assertThat(check.finding()).isInstanceOf(Finding.Weak.class);
      assertThat(check.refused()).isFalse();
    }
  }

  @Test
  void aTopicThatIsAsItMustBeIsSound() {
    try (TopicCheck check = check(kafka(), true, ONE_COPY)) {
      check.start();
      assertThat(check.finding()).isEqualTo(new Finding.Sound());
      assertThat(check.complaints()).isEmpty();
    }
  }

  @Test
  void aKafkaThatIsAwayStopsNoStartAndIsJudgedWhenItComes(@TempDir Path directory) {
    LocalKafka later =
        new LocalKafka(
            directory.resolve("kafka"), Ports.free(), Ports.free(), directory.resolve("kafka.log"));
    String address = later.bootstrapServers();
    try (TopicCheck check = check(address, true, Durability.REQUIRED, Duration.ofSeconds(3))) {
      check.start();
      assertThat(check.finding()).isEqualTo(new Finding.Unknown());
      assertThat(check.refused()).isFalse();
      ProcessMark broker = later.launch();
      try {
        later.awaitReady(broker);
        await().atMost(Duration.ofSeconds(60)).until(check::refused);
        Topics.create(address);
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> check.finding().toString().contains("has replication factor 1"));
      } finally {
        broker.kill();
      }
    }
  }

  private static String kafka() {
    return RealParts.running().kafkaBootstrapServers();
  }

  private static TopicCheck check(String kafka, boolean required, Durability durability) {
    return check(kafka, required, durability, Duration.ofSeconds(30));
  }

  private static TopicCheck check(
      String kafka, boolean required, Durability durability, Duration limit) {
    TopicReader reader = new TopicReader(Map.of("bootstrap.servers", kafka), limit);
    return new TopicCheck(reader, EVENTS, required, durability);
  }
}
