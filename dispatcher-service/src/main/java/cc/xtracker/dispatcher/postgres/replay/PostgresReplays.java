package cc.xtracker.dispatcher.postgres.replay;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.log.Cursor;
import cc.xtracker.dispatcher.log.LogEntry;
import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.dispatcher.postgres.log.CountedWrite;
import cc.xtracker.dispatcher.postgres.log.LogColumns;
import cc.xtracker.dispatcher.postgres.log.LogSearch;
import cc.xtracker.dispatcher.postgres.log.PostgresDeliveryLog;
import cc.xtracker.dispatcher.postgres.parked.LaneTable;
import cc.xtracker.dispatcher.replay.ReplayConfig;
import cc.xtracker.dispatcher.replay.ReplayJob;
import cc.xtracker.dispatcher.replay.ReplayJobId;
import cc.xtracker.dispatcher.replay.ReplayOrder;
import cc.xtracker.dispatcher.replay.ReplayStep;
import cc.xtracker.dispatcher.replay.Replayed;
import cc.xtracker.dispatcher.replay.Replays;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.SpaceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Moves deliveries from the log back to what is parked. A step of a job and where it got to are one
 * transaction: a replica that dies in it has done nothing, and its lock is gone with it.
 */
public final class PostgresReplays implements Replays {
  /** A row that is there has not come to an end: it only becomes due. */
  private static final String PARK_AGAIN =
      """
      INSERT INTO parked_delivery AS parked (
        event_id, space_id, destination_id, inbox_id, canonical, target, uid, body,
        attempts, attempts_uncounted, due_at, received_at, run)
      SELECT encode(event_id, 'hex'), space_id, destination_id, replace(inbox_id::text, '-', ''),
             canonical, event, uid, body, attempts, attempts, ?, created_at, ?
      FROM delivery JOIN unnest(?::bytea[], ?::text[]) AS chosen (id, at)
        ON event_id = id AND created_at = at::timestamptz
      WHERE destination_id IN (SELECT destination_id FROM destination WHERE deleted_at IS NULL)
        AND erased_at IS NULL
      ORDER BY event_id
      ON CONFLICT (event_id) DO UPDATE SET
        due_at = least(parked.due_at, excluded.due_at),
        run = CASE WHEN excluded.run = 'replay' THEN parked.run ELSE excluded.run END
      """;

  private static final String LOG_REPLAY =
      CountedWrite.of(
          """
          UPDATE delivery SET
            status = CASE WHEN status = 'retrying' THEN status ELSE 'pending' END,
            next_attempt_at = ?, updated_at = greatest(updated_at, ?)
          FROM unnest(?::bytea[], ?::text[]) AS chosen (id, at)
          WHERE event_id = id AND created_at = at::timestamptz
            AND destination_id IN (SELECT destination_id FROM destination WHERE deleted_at IS NULL)
            AND erased_at IS NULL
          """);

  private final DataSource database;
  private final ReplayConfig config;

  public PostgresReplays(DataSource database, ReplayConfig config) {
    this.database = database;
    this.config = config;
  }

  @Override
  public Replayed replay(SpaceId space, EventId id, Dispatch.Run run, Instant now) {
    return Jdbc.askAtOnce(
        database,
        connection -> {
          Optional<LogEntry> found = PostgresDeliveryLog.find(connection, space, id);
          if (found.isEmpty()) {
            return new Replayed.Unknown();
          }
          if (found.get().erasedAt() != null) {
            return new Replayed.PersonErased();
          }
          if (replay(connection, List.of(found.get()), run, now) == 0) {
            return new Replayed.DestinationDeleted();
          }
          return PostgresDeliveryLog.find(connection, space, id)
              .<Replayed>map(Replayed.Due::new)
              .orElseGet(Replayed.Unknown::new);
        });
  }

  @Override
  public Optional<ReplayJob> order(SpaceId space, ReplayOrder order, Instant now) {
    return Jdbc.askAtOnce(
        database,
        connection -> {
          ReplayJobRows.lock(connection, space);
          if (ReplayJobRows.runningCount(connection, space) >= config.runningCount()) {
            return Optional.empty();
          }
          ReplayJobRows.forget(connection, space, config.listedCount());
          return Optional.of(ReplayJobRows.insert(connection, space, order, now));
        });
  }

  @Override
  public List<ReplayJob> of(SpaceId space) {
    return Jdbc.ask(
        database, connection -> ReplayJobRows.of(connection, space, config.listedCount()));
  }

  @Override
  public Optional<ReplayJob> find(SpaceId space, ReplayJobId id) {
    return Jdbc.ask(database, connection -> ReplayJobRows.find(connection, space, id));
  }

  @Override
  public Optional<ReplayJob> cancel(SpaceId space, ReplayJobId id, Instant now) {
    return Jdbc.askAtOnce(
        database,
        connection -> {
          ReplayJobRows.cancel(connection, space, id, now);
          return ReplayJobRows.find(connection, space, id);
        });
  }

  @Override
  public boolean step(Instant now) {
    return Jdbc.askAtOnce(
        database,
        connection -> {
          Optional<ReplayJob> due = ReplayJobRows.due(connection, now);
          if (due.isPresent()) {
            ReplayJobRows.save(connection, due.get().after(step(connection, due.get(), now), now));
          }
          return due.isPresent();
        });
  }

  private ReplayStep step(Connection connection, ReplayJob job, Instant now) throws SQLException {
    int room = job.order().pace().stepCount(config.stepCount());
    LogSearch search = LogSearch.oldestFirst(job.space(), job.scope(), job.at(), room);
    List<LogEntry> found = Jdbc.query(connection, search.sql(), LogColumns::entry, search.values());
    if (found.isEmpty()) {
      return new ReplayStep(room, 0, 0, null);
    }
    LogEntry last = found.getLast();
    return new ReplayStep(
        room,
        found.size(),
        replay(connection, found, job.order().run(), now),
        new Cursor(last.createdAt(), last.delivery().eventId()));
  }

  /**
   * First what is parked, then the log, then the lanes, as whoever parks does.
   *
   * @return how many still have a destination and a body
   */
  private static int replay(
      Connection connection, List<LogEntry> entries, Dispatch.Run run, Instant now)
      throws SQLException {
    int parked =
        Jdbc.update(
            connection,
            PARK_AGAIN,
            now,
            run.wireName(),
            Jdbc.bytes(connection, entries, entry -> LogColumns.bytes(entry.delivery().eventId())),
            Jdbc.moments(connection, entries, LogEntry::createdAt));
    Jdbc.update(
        connection,
        LOG_REPLAY,
        now,
        now,
        Jdbc.bytes(connection, entries, entry -> LogColumns.bytes(entry.delivery().eventId())),
        Jdbc.moments(connection, entries, LogEntry::createdAt));
    LaneTable.wake(
        connection,
        entries.stream()
            .map(entry -> entry.delivery().destination())
            .distinct()
            .collect(Collectors.toMap(destination -> destination, _ -> now)));
    return parked;
  }
}
