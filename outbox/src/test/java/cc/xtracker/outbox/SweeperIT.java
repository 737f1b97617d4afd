package cc.xtracker.outbox;

import static cc.xtracker.outbox.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.stack.parts.RealParts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several replicas on one table. */
class SweeperIT {
  private final Stage stage = new Stage(RealParts.running().kafkaBootstrapServers());
  private final String uid = UUID.randomUUID().toString();

  @Test
  void sweepsOnceAlthoughThereAreManySweepers() {
    List<String> values = leaveBacklog(2_000);
    List<Outbox> replicas =
        IntStream.range(0, 4).mapToObj(i -> stage.outbox(Stage.DEFAULTS)).toList();
    replicas.forEach(Outbox::start);
    assertThat(stage.await(uid, 2_000)).map(Records.Seen::value).isEqualTo(values);
    await().untilAsserted(() -> assertThat(stage.rows()).isZero());
    replicas.forEach(Outbox::close);
    assertThat(stage.await(uid, 2_000)).hasSize(2_000);
  }

  @Test
  void waitsWhileAnotherConnectionHasTheLock() throws SQLException {
    leaveBacklog(1);
    try (Outbox outbox = stage.outbox(Stage.DEFAULTS)) {
      try (Connection other = stage.database.getConnection()) {
        assertThat(OutboxTable.tryLock(other)).isTrue();
        outbox.start();
        await()
            .during(Duration.ofSeconds(3))
            .until(() -> stage.rows() == 1 && outbox.stats().mode().equals("rejoining"));
      }
      assertThat(stage.await(uid, 1)).hasSize(1);
      await().until(() -> outbox.stats().mode().equals("direct"));
    }
  }

  @Test
  void neverPassesARowThatALivingProcessIsAboutToSend() {
    Outbox living = stage.outbox(Stage.DEFAULTS);
    OutboxRow leased = stage.writeOnly(living, record(uid, "first"));
    stage.writeOnly(living, record(uid, "second"));
    stage.execute("UPDATE outbox SET sweep_after = now() WHERE id > " + leased.id());
    try (Outbox other = stage.outbox(Stage.DEFAULTS)) {
      other.start();
      await().during(Duration.ofSeconds(3)).until(() -> stage.rows() == 2);
      living.start();
      living.committed(leased);
      assertThat(stage.await(uid, 2)).map(Records.Seen::value).containsExactly("first", "second");
    }
    living.close();
  }

  private List<String> leaveBacklog(int count) {
    List<String> values = IntStream.range(0, count).mapToObj(Integer::toString).toList();
    Outbox crashed = stage.outbox(Stage.DEFAULTS);
    values.forEach(value -> stage.writeOnly(crashed, record(uid, value)));
    stage.execute("UPDATE outbox SET sweep_after = now()");
    return values;
  }
}
