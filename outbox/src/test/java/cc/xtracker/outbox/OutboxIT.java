package cc.xtracker.outbox;

import static cc.xtracker.outbox.Records.record;
import static cc.xtracker.outbox.Records.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.stack.parts.RealParts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One process, or two, on a Kafka that is always there. */
class OutboxIT {
  private static final OutboxSettings SHORT_LEASE =
      new OutboxSettings(
          Duration.ofMillis(7_500),
          Duration.ofSeconds(4),
          Duration.ofMillis(200),
          10_000,
          32L << 20,
          1_000,
          1L << 30);

  private final Stage stage = new Stage(RealParts.running().kafkaBootstrapServers());
  private final String uid = UUID.randomUUID().toString();

  @Test
  void sendsWhatIsCommittedAndForgetsIt() {
    TopicRecord first = record(uid, "1");
    TopicRecord second = record(uid, "2");
    try (Outbox outbox = stage.outbox(Stage.DEFAULTS)) {
      outbox.start();
      stage.accept(outbox, first, second);
      assertThat(stage.await(uid, 2)).containsExactly(seen(first), seen(second));
      await().untilAsserted(() -> assertThat(stage.rows()).isZero());
      assertThat(outbox.stats().mode()).isEqualTo("direct");
      assertThat(outbox.stats().inFlightRecords()).isZero();
    }
  }

  @Test
  void sendsNothingThatIsNotCommitted() throws SQLException {
    try (Outbox outbox = stage.outbox(Stage.DEFAULTS)) {
      outbox.start();
      try (Connection connection = stage.database.getConnection()) {
        connection.setAutoCommit(false);
        OutboxRow row = outbox.write(connection, List.of(record(uid, "never")));
        connection.rollback();
        outbox.rolledBack(row);
      }
      stage.accept(outbox, record(uid, "after"));
      assertThat(stage.await(uid, 1)).map(Records.Seen::value).containsExactly("after");
    }
  }

  @Test
  void publishesTheRowsOfACrashedProcessWhenTheirLeaseEnds() {
    TopicRecord left = record(uid, "left behind");
    stage.writeOnly(stage.outbox(SHORT_LEASE), left);
    try (Outbox other = stage.outbox(SHORT_LEASE)) {
      other.start();
      assertThat(stage.await(uid, 1)).containsExactly(seen(left));
      await().untilAsserted(() -> assertThat(stage.rows()).isZero());
    }
  }

  @Test
  void keepsWhatKafkaRefusesWithoutHoldingUpTheRest() {
    String huge = "x".repeat(100_000);
    try (Outbox outbox = stage.outbox(Stage.DEFAULTS, Map.of("max.request.size", 20_000))) {
      outbox.start();
      stage.accept(outbox, record(uid, "before"));
      stage.accept(outbox, record(uid, huge));
      stage.accept(outbox, record(uid, "after"));
      assertThat(stage.await(uid, 2)).map(Records.Seen::value).containsExactly("before", "after");
      await().untilAsserted(() -> assertThat(stage.setAside()).isOne());
      await().untilAsserted(() -> assertThat(stage.rows()).isOne());
      assertThat(outbox.stats().mode()).isEqualTo("direct");
    }
  }

  @Test
  void sendsARowAgainThatWasSetAsideAndIsDueAgain() {
    stage.accept(stage.outbox(SHORT_LEASE), record(uid, "once too large"));
    stage.execute("UPDATE outbox SET sweep_after = 'infinity'");
    try (Outbox outbox = stage.outbox(SHORT_LEASE)) {
      outbox.start();
      stage.accept(outbox, record(uid, "other"));
      assertThat(stage.await(uid, 1)).map(Records.Seen::value).containsExactly("other");
      stage.execute("UPDATE outbox SET sweep_after = now()");
      assertThat(stage.await(uid, 2))
          .map(Records.Seen::value)
          .containsExactly("other", "once too large");
    }
  }

  @Test
  void setsAsideWhatItCannotRead() {
    stage.execute(
        "INSERT INTO outbox (sweep_after, created_at, record_count, payload)"
            + " VALUES (now(), now(), 1, '\\xff')");
    stage.writeOnly(stage.outbox(SHORT_LEASE), record(uid, "readable"));
    stage.execute("UPDATE outbox SET sweep_after = now()");
    try (Outbox outbox = stage.outbox(SHORT_LEASE)) {
      outbox.start();
      assertThat(stage.await(uid, 1)).map(Records.Seen::value).containsExactly("readable");
      await().untilAsserted(() -> assertThat(stage.setAside()).isOne());
    }
  }

  @Test
  void leavesToTheSweeperWhatMemoryMayNotHoldInTheSameOrder() {
    OutboxSettings tight =
        new OutboxSettings(
            Duration.ofSeconds(15),
            Duration.ofSeconds(8),
            Duration.ofMillis(100),
            3,
            1_000_000,
            100_000,
            1L << 30);
    List<String> values = IntStream.range(0, 500).mapToObj(Integer::toString).toList();
    try (Outbox outbox = stage.outbox(tight)) {
      outbox.start();
      values.forEach(value -> stage.accept(outbox, record(uid, value)));
      assertThat(stage.await(uid, 500)).map(Records.Seen::value).containsExactlyElementsOf(values);
      await().untilAsserted(() -> assertThat(outbox.stats().mode()).isEqualTo("direct"));
    }
  }

  @Test
  void isFullAtItsBoundAndNotBelow() {
    try (Outbox outbox = stage.outbox(SHORT_LEASE)) {
      stage.execute(
          "INSERT INTO outbox (sweep_after, created_at, record_count, payload)"
              + " SELECT 'infinity', now(), 1, '\\x00' FROM generate_series(1, 999)");
      outbox.start();
      await().untilAsserted(() -> assertThat(outbox.stats().rows()).isEqualTo(999));
      assertThat(outbox.full()).isFalse();
      stage.execute(
          "INSERT INTO outbox (sweep_after, created_at, record_count, payload)"
              + " VALUES ('infinity', now(), 1, '\\x00')");
      await().untilAsserted(() -> assertThat(outbox.full()).isTrue());
    }
  }

  @Test
  void leavesNothingLeasedWhenItIsClosed() {
    try (Outbox outbox = stage.outbox(Stage.DEFAULTS)) {
      outbox.start();
      IntStream.range(0, 50).forEach(i -> stage.accept(outbox, record(uid, "" + i)));
    }
    assertThat(stage.number("SELECT count(*) FROM outbox WHERE sweep_after > now()")).isZero();
  }
}
