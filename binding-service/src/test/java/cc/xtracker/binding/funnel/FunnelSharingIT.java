package cc.xtracker.binding.funnel;

import static cc.xtracker.binding.funnel.FunnelCalls.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.binding.BindingParts;
import cc.xtracker.binding.Relay;
import cc.xtracker.binding.kafka.FunnelLoop;
import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.stack.parts.RealParts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replicas come and go, and the database too: what is counted stays the same. */
@QuarkusTest
@QuarkusTestResource(BindingParts.class)
class FunnelSharingIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Story story = new Story(7, 300);

  @Inject FunnelLedger ledger;
  @Inject FunnelConfig config;
  @Inject InstantSource clock;
  private Relay relay;

  @AfterEach
  void restore() {
    relay.restore();
  }

  @Test
  void anotherReplicaTakesOverAndNothingIsCountedTwice() throws InterruptedException {
    List<TopicRecord> records = story.recordsWithCopies();
    int third = records.size() / 3;
    try (TopicWriter topics = new TopicWriter()) {
      topics.putAll(records.subList(0, third));
      FunnelLoop replica =
          new FunnelLoop(
              Map.of("bootstrap.servers", RealParts.running().kafkaBootstrapServers()),
              ledger,
              config,
              clock,
              new SimpleMeterRegistry());
      replica.start();
      topics.putAll(records.subList(third, 2 * third));
      awaitTwoReaders();
      replica.stop(PATIENCE);
      topics.putAll(records.subList(2 * third, records.size()));
    }
    awaitAll();
  }

  @Test
  void goesOnWhereItStoodWhenTheDatabaseIsBack() {
    List<TopicRecord> records = story.recordsWithCopies();
    try (TopicWriter topics = new TopicWriter()) {
      topics.putAll(records.subList(0, records.size() / 2));
      relay.cut();
      topics.putAll(records.subList(records.size() / 2, records.size()));
      relay.restore();
    }
    awaitAll();
  }

  /** The group is shared: its members are two, and each has partitions. */
  private void awaitTwoReaders() {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", RealParts.running().kafkaBootstrapServers()))) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(
                          admin
                              .describeConsumerGroups(List.of(config.group()))
                              .all()
                              .get()
                              .get(config.group())
                              .members())
                      .hasSize(2)
                      .noneMatch(member -> member.assignment().topicPartitions().isEmpty()));
    }
  }

  private void awaitAll() {
    Seen expected = Seen.in(story, _ -> true, _ -> true, true);
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(Seen.in(answer(story, Map.of()))).isEqualTo(expected));
  }
}
