package cc.xtracker.dispatcher.postgres.log;

import cc.xtracker.dispatcher.log.Cursor;
import cc.xtracker.dispatcher.log.DeliveryCounts;
import cc.xtracker.dispatcher.log.DeliveryLog;
import cc.xtracker.dispatcher.log.LogEntry;
import cc.xtracker.dispatcher.log.LogPage;
import cc.xtracker.dispatcher.log.LogQuery;
import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.SpaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads {@code delivery} and {@code delivery_count}, always within one space. */
public final class PostgresDeliveryLog implements DeliveryLog, DeliveryCounts {
  /** Looks into the primary key of every day. */
  private static final String FIND =
      """
      SELECT * FROM delivery WHERE space_id = ? AND event_id = ?
      ORDER BY updated_at DESC LIMIT 1
      """;

  private static final String COUNTS =
      """
      SELECT status, sum(count) AS count FROM delivery_count
      WHERE destination_id = ?
        AND EXISTS (SELECT 1 FROM destination d
                    WHERE d.destination_id = delivery_count.destination_id AND d.space_id = ?)
      GROUP BY status
      """;

  private final DataSource database;

  public PostgresDeliveryLog(DataSource database) {
    this.database = database;
  }

  @Override
  public LogPage search(LogQuery query) {
    LogSearch search = LogSearch.newestFirst(query);
    List<LogEntry> found =
        Jdbc.ask(
            database,
            connection -> Jdbc.query(connection, search.sql(), LogColumns::entry, search.values()));
    if (found.size() <= query.limit()) {
      return new LogPage(found, null);
    }
    List<LogEntry> page = found.subList(0, query.limit());
    LogEntry last = page.getLast();
    return new LogPage(page, new Cursor(last.createdAt(), last.delivery().eventId()));
  }

  @Override
  public Optional<LogEntry> find(SpaceId space, EventId id) {
    return Jdbc.ask(database, connection -> find(connection, space, id));
  }

  public static Optional<LogEntry> find(Connection connection, SpaceId space, EventId id)
      throws SQLException {
    return Jdbc.query(connection, FIND, LogColumns::entry, space.value(), LogColumns.bytes(id))
        .stream()
        .findFirst();
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
              COUNTS,
              row -> counts.put(LogColumns.status(row), row.getLong("count")),
              destination.value(),
              space.value());
          return counts;
        });
  }
}
