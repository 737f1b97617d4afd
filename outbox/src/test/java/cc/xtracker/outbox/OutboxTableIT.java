package cc.xtracker.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cc.xtracker.outbox.OutboxTable.Count;
import cc.xtracker.stack.parts.RealParts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How full the table says it is. */
class OutboxTableIT {
  private final Stage stage = new Stage(RealParts.running().kafkaBootstrapServers());

  @Test
  void anEmptyOneIsEmpty() throws SQLException {
    assertThat(count()).isEqualTo(new Count(0, 0, Duration.ZERO, 0));
  }

  @Test
  void aSmallOneIsCountedExactlyWhateverLeftIt() throws SQLException {
    fill(4_000);
    stage.execute("DELETE FROM outbox WHERE id % 3 = 0");
    stage.execute("UPDATE outbox SET sweep_after = 'infinity' WHERE id = 1");
    Count count = count();
    assertThat(count.rows()).isEqualTo(2_667);
    assertThat(count.bytes()).isEqualTo(26_670);
    assertThat(count.setAside()).isEqualTo(1);
    assertThat(count.oldestAge()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
  }

  @Test
  void aBacklogIsEstimatedFromItsEnds() throws SQLException {
    stage.execute(
        "INSERT INTO outbox (sweep_after, created_at, record_count, payload)"
            + " VALUES ('infinity', now() - interval '9 days', 1, 'refused')");
    stage.execute("SELECT setval(pg_get_serial_sequence('outbox', 'id'), 1000000)");
    fill(40_000);
    Count count = count();
    assertThat(count.rows()).isCloseTo(40_001, within(10L));
    assertThat(count.bytes()).isCloseTo(400_007, within(1_000L));
    assertThat(count.setAside()).isEqualTo(1);
    assertThat(count.oldestAge()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
  }

  private void fill(int rows) {
    stage.execute(
        """
        INSERT INTO outbox (sweep_after, created_at, record_count, payload)
        SELECT now(), now() - interval '1 hour', 1, '0123456789' FROM generate_series(1, %d)
        """
            .formatted(rows));
  }

  private Count count() throws SQLException {
    try (Connection connection = stage.database.getConnection()) {
      return OutboxTable.count(connection);
    }
  }
}
