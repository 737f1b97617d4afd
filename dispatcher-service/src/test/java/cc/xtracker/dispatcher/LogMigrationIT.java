package cc.xtracker.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.stack.parts.Database;
import cc.xtracker.stack.parts.RealParts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What was in the log when it had two tables is in it when it has one. */
class LogMigrationIT {
  private static final String PENDING = "repeat('a', 64)";
  private static final String RETRIED = "repeat('b', 64)";

  private final Database database = RealParts.running().newDatabase("migration");

  @Test
  void takesDeliveriesAndAttemptsAlong() throws SQLException {
    migrateTo("5");
    run(
        """
        INSERT INTO parked_delivery (event_id, space_id, destination_id, inbox_id, canonical,
          target, body, attempts, attempts_uncounted, due_at, received_at)
        VALUES (%s, 's', 'd', repeat('1', 32), 'contact', 'c', '{}', 0, 0, now(),
          '2026-11-20T23:59:59.999Z')"""
            .formatted(PENDING),
        delivery(PENDING, "NULL", "pending", 0),
        delivery(RETRIED, "'u'", "sent", 2),
        """
        INSERT INTO delivery_attempt VALUES
          (%1$s, 1, '2026-11-22T10:00:00.123Z', 503, 'retryable_status', 7, 'later'),
          (%1$s, 2, '2026-11-22T10:00:30Z', 200, NULL, 5, NULL)"""
            .formatted(RETRIED));

    migrateTo("6");

    assertThat(
            read(
                """
                SELECT encode(event_id, 'hex'), created_at, inbox_id, uid, status, attempts,
                       attempt_log
                FROM delivery ORDER BY event_id"""))
        .containsExactly(
            "a".repeat(64)
                + "|2026-11-20 23:59:59.999+00|11111111-1111-1111-1111-111111111111|null|pending|0|[]",
            "b".repeat(64)
                + "|2026-11-22 10:00:00+00|11111111-1111-1111-1111-111111111111|u|sent|2|"
                + "[{\"at\": 1795341600123, \"error\": \"retryable_status\", \"attempt\": 1,"
                + " \"latency_ms\": 7, \"status_code\": 503, \"response_snippet\": \"later\"},"
                + " {\"at\": 1795341630000, \"attempt\": 2, \"latency_ms\": 5,"
                + " \"status_code\": 200}]");
    assertThat(read("SELECT destination_id, day, status, count FROM delivery_count ORDER BY day"))
        .containsExactly("d|2026-11-20|pending|1", "d|2026-11-22|sent|1");
    assertThat(read("SELECT tableoid::regclass FROM delivery ORDER BY event_id"))
        .containsExactly("delivery_20261120", "delivery_20261122");
  }

  private static String delivery(String id, String uid, String status, int attempts) {
    return """
        INSERT INTO delivery (event_id, inbox_id, space_id, destination_id, canonical, event, uid,
          status, attempts, body, created_at, updated_at)
        VALUES (%s, repeat('1', 32), 's', 'd', 'contact', 'c', %s, '%s', %d, '{}',
          '2026-11-22T10:00:00Z', '2026-11-22T10:00:30Z')"""
        .formatted(id, uid, status, attempts);
  }

  /**
   * @param version with a question mark where the one before will do
   */
  private void migrateTo(String version) {
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.username(), database.password())
        .target(version)
        .load()
        .migrate();
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** Each row with its columns side by side, as PostgreSQL writes them. */
  private List<String> read(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          columns.add(row.getString(i));
        }
        rows.add(String.join("|", columns));
      }
    }
    return rows;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.username(), database.password());
  }
}
