package cc.xtracker.dispatcher.postgres.parked;

import cc.xtracker.dispatcher.parked.Condition;
import cc.xtracker.dispatcher.parked.Conditions;
import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.model.id.DestinationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** Reads {@code lane} and {@code parked_delivery} of one destination. */
public final class PostgresConditions implements Conditions {
  private static final String CONDITION =
      """
      SELECT waiting.count, waiting.oldest, failing_since, probe_at,
             coalesce(failed_probes, 0) AS failed_probes, coalesce(warnings, 0) AS warnings,
             CASE WHEN held_until > ? THEN held_until END AS held_until
      FROM (SELECT count(*) AS count, min(received_at) AS oldest
            FROM parked_delivery WHERE destination_id = ?) AS waiting
      LEFT JOIN lane ON lane.destination_id = ?
      """;

  private final DataSource database;

  public PostgresConditions(DataSource database) {
    this.database = database;
  }

  @Override
  public Condition of(DestinationId destination, Instant now) {
    return Jdbc.ask(
        database,
        connection ->
            Jdbc.query(
                    connection,
                    CONDITION,
                    PostgresConditions::condition,
                    now,
                    destination.value(),
                    destination.value())
                .getFirst());
  }

  private static Condition condition(ResultSet row) throws SQLException {
    return new Condition(
        row.getLong("count"),
        Jdbc.momentOrNull(row, "oldest"),
        Jdbc.momentOrNull(row, "held_until"),
        Jdbc.momentOrNull(row, "failing_since"),
        Jdbc.momentOrNull(row, "probe_at"),
        row.getInt("failed_probes"),
        row.getInt("warnings"));
  }
}
