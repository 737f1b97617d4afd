package cc.xtracker.dispatcher.postgres;

import cc.xtracker.dispatcher.log.Cursor;
import cc.xtracker.dispatcher.log.DeliveryCounts;
import cc.xtracker.dispatcher.log.DeliveryLog;
import cc.xtracker.dispatcher.log.LogEntry;
import cc.xtracker.dispatcher.log.LogPage;
import cc.xtracker.dispatcher.log.LogQuery;
import cc.xtracker.model.delivery.Attempt;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.delivery.Latency;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.SpaceId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads {@code delivery} and {@code delivery_attempt}, always within one space. */
public final class PostgresDeliveryLog implements DeliveryLog, DeliveryCounts {
  private static final String FIND = "SELECT * FROM delivery WHERE space_id = ? AND event_id = ?";

  private static final String ATTEMPTS =
      "SELECT * FROM delivery_attempt WHERE event_id = ? ORDER BY attempt";

  private static final String COUNTS =
      """
      SELECT status, count(*) AS count FROM delivery
      WHERE destination_id = ? AND space_id = ? GROUP BY status
      """;

  /** A row that is there has not come to an end: it only becomes due. */
  private static final String PARK_AGAIN =
      """
      INSERT INTO parked_delivery (
        event_id, space_id, destination_id, inbox_id, canonical, target, uid, body,
        attempts, attempts_uncounted, due_at, received_at, run)
      SELECT event_id, space_id, destination_id, inbox_id, canonical, event, uid, body,
             attempts, attempts, ?, created_at, 'replay'
      FROM delivery WHERE space_id = ? AND event_id = ?
      ON CONFLICT (event_id)
        DO UPDATE SET due_at = least(parked_delivery.due_at, excluded.due_at)
      """;

  private static final String LOG_REPLAY =
      """
      UPDATE delivery SET
        status = CASE WHEN status = 'retrying' THEN status ELSE 'pending' END,
        next_attempt_at = ?, updated_at = greatest(updated_at, ?)
      WHERE space_id = ? AND event_id = ?
      RETURNING *
      """;

  private final DataSource database;

  public PostgresDeliveryLog(DataSource database) {
    this.database = database;
  }

  @Override
  public LogPage search(LogQuery query) {
    LogSearch search = LogSearch.of(query);
    List<LogEntry> found =
        Jdbc.ask(
            database,
            connection ->
                Jdbc.query(connection, search.sql(), PostgresDeliveryLog::entry, search.values()));
    if (found.size() <= query.limit()) {
      return new LogPage(found, null);
    }
    List<LogEntry> page = found.subList(0, query.limit());
    LogEntry last = page.getLast();
    return new LogPage(page, new Cursor(last.createdAt(), last.delivery().eventId()));
  }

  @Override
  public Optional<LogEntry> find(SpaceId space, EventId id) {
    return Jdbc.ask(
        database,
        connection ->
            Jdbc.query(connection, FIND, PostgresDeliveryLog::entry, space.value(), id.value())
                .stream()
                .findFirst());
  }

  @Override
  public List<Attempt> attempts(EventId id) {
    return Jdbc.ask(
        database,
        connection -> Jdbc.query(connection, ATTEMPTS, PostgresDeliveryLog::attempt, id.value()));
  }

  @Override
  public Optional<LogEntry> replay(SpaceId space, EventId id, Instant now) {
    List<LogEntry> replayed = new ArrayList<>();
    try {
      Jdbc.inTransaction(
          database, connection -> replayed.addAll(replay(connection, space, id, now)));
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
    return replayed.stream().findFirst();
  }

  private static List<LogEntry> replay(
      Connection connection, SpaceId space, EventId id, Instant now) throws SQLException {
    Jdbc.update(connection, PARK_AGAIN, now, space.value(), id.value());
    List<LogEntry> replayed =
        Jdbc.query(
            connection,
            LOG_REPLAY,
            PostgresDeliveryLog::entry,
            now,
            now,
            space.value(),
            id.value());
    if (!replayed.isEmpty()) {
      LaneTable.wake(connection, Map.of(replayed.getFirst().delivery().destination(), now));
    }
    return replayed;
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
              row -> counts.put(status(row), row.getLong("count")),
              destination.value(),
              space.value());
          return counts;
        });
  }

  private static LogEntry entry(ResultSet row) throws SQLException {
    Delivery delivery = DeliveryColumns.read(row, "event", "created_at");
    return new LogEntry(
        delivery,
        status(row),
        row.getInt("attempts"),
        Jdbc.momentOrNull(row, "next_attempt_at"),
        Jdbc.numberOrNull(row, "last_status_code"),
        row.getString("last_error"),
        Jdbc.moment(row, "created_at"),
        Jdbc.moment(row, "updated_at"));
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    return new Attempt(
        row.getInt("attempt"),
        Jdbc.moment(row, "at").toEpochMilli(),
        Jdbc.numberOrNull(row, "status_code"),
        row.getString("error"),
        new Latency(row.getLong("latency_ms"), 0, 0, 0, 0),
        row.getString("response_snippet"));
  }

  private static DeliveryStatus status(ResultSet row) throws SQLException {
    return DeliveryStatus.named(row.getString("status")).orElseThrow();
  }
}
