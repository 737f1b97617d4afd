package cc.xtracker.dispatcher.postgres.log;

import cc.xtracker.dispatcher.log.Cursor;
import cc.xtracker.dispatcher.log.DeliveryLog;
import cc.xtracker.dispatcher.log.LogEntry;
import cc.xtracker.dispatcher.log.LogPage;
import cc.xtracker.dispatcher.log.LogQuery;
import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.SpaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads {@code delivery}, always within one space. */
public final class PostgresDeliveryLog implements DeliveryLog {
  /** Looks into the primary key of every day. */
  private static final String FIND =
      """
      SELECT * FROM delivery WHERE space_id = ? AND event_id = ?
      ORDER BY updated_at DESC LIMIT 1
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
}
