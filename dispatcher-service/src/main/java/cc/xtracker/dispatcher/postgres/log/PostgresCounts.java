package cc.xtracker.dispatcher.postgres.log;

import cc.xtracker.dispatcher.log.DeliveryCounts;
import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * {@code delivery_count}, and {@code delivery_count_change} with what is not in it yet. Both
 * together are true at every moment.
 */
public final class PostgresCounts implements DeliveryCounts {
  private static final String OF_DESTINATION =
      """
      SELECT status, sum(count) AS count
      FROM (SELECT destination_id, status, count FROM delivery_count
            UNION ALL
            SELECT destination_id, status, change FROM delivery_count_change) AS counted
      WHERE destination_id = ?
        AND EXISTS (SELECT 1 FROM destination d
                    WHERE d.destination_id = counted.destination_id AND d.space_id = ?)
      GROUP BY status
      """;

  /** Until the transaction ends. The number is ours alone within this database. */
  private static final String IF_NOBODY_DOES = "SELECT pg_try_advisory_xact_lock(7208) AS alone";

  private static final String WHEN_NOBODY_DOES = "SELECT pg_advisory_xact_lock(7208)";

  private static final String ADD_UP =
      """
      WITH taken AS (DELETE FROM delivery_count_change RETURNING *),
      added AS (
        INSERT INTO delivery_count AS counted (destination_id, day, status, count)
        SELECT destination_id, day, status, sum(change) FROM taken
        GROUP BY destination_id, day, status
        HAVING sum(change) <> 0
        ORDER BY destination_id, day, status
        ON CONFLICT (destination_id, day, status)
          DO UPDATE SET count = counted.count + excluded.count)
      SELECT count(*) AS taken FROM taken
      """;

  private static final List<String> FORGET =
      List.of(
          "DELETE FROM delivery_count WHERE day = ?",
          "DELETE FROM delivery_count_change WHERE day = ?");

  private final DataSource database;

  public PostgresCounts(DataSource database) {
    this.database = database;
  }

  @Override
  public Map<DeliveryStatus, Long> of(SpaceId space, DestinationId destination) {
    Map<DeliveryStatus, Long> counts = new EnumMap<>(DeliveryStatus.class);
    for (DeliveryStatus status : DeliveryStatus.values()) {
      counts.put(status, 0L);
    }
    return Jdbc.ask(
        database,
        connection -> {
          Jdbc.query(
              connection,
              OF_DESTINATION,
              row -> counts.put(LogColumns.status(row), row.getLong("count")),
              destination.value(),
              space.value());
          return counts;
        });
  }

  @Override
  public long addUp() {
    return Jdbc.askAtOnce(
        database,
        connection ->
            Jdbc.query(connection, IF_NOBODY_DOES, row -> row.getBoolean("alone")).getFirst()
                ? Jdbc.query(connection, ADD_UP, row -> row.getLong("taken")).getFirst()
                : 0L);
  }

  /** In the transaction that drops the day, so that nobody writes of it any more. */
  static void forget(Connection connection, LocalDate day) throws SQLException {
    Jdbc.execute(connection, WHEN_NOBODY_DOES);
    for (String table : FORGET) {
      Jdbc.update(connection, table, day);
    }
  }
}
