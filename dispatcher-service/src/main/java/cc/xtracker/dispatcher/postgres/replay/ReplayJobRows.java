package cc.xtracker.dispatcher.postgres.replay;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.log.Cursor;
import cc.xtracker.dispatcher.log.LogFilter;
import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.dispatcher.postgres.log.LogColumns;
import cc.xtracker.dispatcher.replay.Pace;
import cc.xtracker.dispatcher.replay.ReplayJob;
import cc.xtracker.dispatcher.replay.ReplayJobId;
import cc.xtracker.dispatcher.replay.ReplayOrder;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table {@code replay_job}. */
final class ReplayJobRows {
  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended('replay ' || ?, 0))";

  private static final String RUNNING =
      "SELECT count(*) AS count FROM replay_job WHERE space_id = ? AND state = 'running'";

  private static final String FORGET =
      """
      DELETE FROM replay_job WHERE job_id IN (
        SELECT job_id FROM replay_job WHERE space_id = ? AND state <> 'running'
        ORDER BY created_at DESC OFFSET ?)
      """;

  private static final String INSERT =
      """
      INSERT INTO replay_job (
        job_id, space_id, status, destination_id, canonical, created_from, created_to, run,
        rate_per_second, due_at, created_at, updated_at)
      VALUES ('rpl_' || replace(gen_random_uuid()::text, '-', ''), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      RETURNING *
      """;

  private static final String LIST =
      "SELECT * FROM replay_job WHERE space_id = ? ORDER BY created_at DESC, job_id LIMIT ?";

  private static final String FIND = "SELECT * FROM replay_job WHERE space_id = ? AND job_id = ?";

  private static final String CANCEL =
      """
      UPDATE replay_job SET state = 'cancelled', updated_at = ?
      WHERE space_id = ? AND job_id = ? AND state = 'running'
      """;

  private static final String DUE =
      """
      SELECT * FROM replay_job WHERE state = 'running' AND due_at <= ?
      ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
      """;

  private static final String SAVE =
      """
      UPDATE replay_job SET state = ?, matched = ?, replayed = ?, at_created_at = ?,
        at_event_id = ?, due_at = ?, updated_at = ?
      WHERE job_id = ?
      """;

  private ReplayJobRows() {}

  /** Until the transaction ends, nobody else orders a replay in the space. */
  static void lock(Connection connection, SpaceId space) throws SQLException {
    Jdbc.query(connection, LOCK, _ -> space, space.value());
  }

  static long runningCount(Connection connection, SpaceId space) throws SQLException {
    return Jdbc.query(connection, RUNNING, row -> row.getLong("count"), space.value()).getFirst();
  }

  /** All that have ended but the newest. */
  static void forget(Connection connection, SpaceId space, int keptCount) throws SQLException {
    Jdbc.update(connection, FORGET, space.value(), keptCount);
  }

  static ReplayJob insert(Connection connection, SpaceId space, ReplayOrder order, Instant now)
      throws SQLException {
    LogFilter filter = order.filter();
    return Jdbc.query(
            connection,
            INSERT,
            ReplayJobRows::job,
            space.value(),
            name(filter.status(), DeliveryStatus::wireName),
            name(filter.destination(), DestinationId::value),
            name(filter.canonical(), CanonicalEvent::wireName),
            filter.from(),
            filter.to(),
            order.run().wireName(),
            order.pace().perSecond(),
            now,
            now,
            now)
        .getFirst();
  }

  static List<ReplayJob> of(Connection connection, SpaceId space, int limit) throws SQLException {
    return Jdbc.query(connection, LIST, ReplayJobRows::job, space.value(), limit);
  }

  static Optional<ReplayJob> find(Connection connection, SpaceId space, ReplayJobId id)
      throws SQLException {
    return Jdbc.query(connection, FIND, ReplayJobRows::job, space.value(), id.value()).stream()
        .findFirst();
  }

  static void cancel(Connection connection, SpaceId space, ReplayJobId id, Instant now)
      throws SQLException {
    Jdbc.update(connection, CANCEL, now, space.value(), id.value());
  }

  /** Locked until the transaction ends. */
  static Optional<ReplayJob> due(Connection connection, Instant now) throws SQLException {
    return Jdbc.query(connection, DUE, ReplayJobRows::job, now).stream().findFirst();
  }

  static void save(Connection connection, ReplayJob job) throws SQLException {
    Cursor at = job.at();
    Jdbc.update(
        connection,
        SAVE,
        job.state().wireName(),
        job.matched(),
        job.replayed(),
        at == null ? null : at.createdAt(),
        at == null ? null : LogColumns.bytes(at.eventId()),
        job.dueAt(),
        job.updatedAt(),
        job.id().value());
  }

  private static ReplayJob job(ResultSet row) throws SQLException {
    return new ReplayJob(
        new ReplayJobId(row.getString("job_id")),
        new SpaceId(row.getString("space_id")),
        new ReplayOrder(
            filter(row),
            Dispatch.Run.named(row.getString("run")),
            new Pace(row.getInt("rate_per_second"))),
        ReplayJob.State.named(row.getString("state")),
        row.getLong("matched"),
        row.getLong("replayed"),
        at(row),
        Jdbc.moment(row, "due_at"),
        Jdbc.moment(row, "created_at"),
        Jdbc.moment(row, "updated_at"));
  }

  private static LogFilter filter(ResultSet row) throws SQLException {
    return new LogFilter(
        named(row, "status", text -> DeliveryStatus.named(text).orElseThrow()),
        null,
        null,
        named(row, "destination_id", DestinationId::new),
        named(row, "canonical", text -> CanonicalEvent.named(text).orElseThrow()),
        null,
        Jdbc.momentOrNull(row, "created_from"),
        Jdbc.momentOrNull(row, "created_to"));
  }

  private static @Nullable Cursor at(ResultSet row) throws SQLException {
    byte[] id = row.getBytes("at_event_id");
    return id == null
        ? null
        : new Cursor(Jdbc.moment(row, "at_created_at"), LogColumns.eventId(id));
  }

  private static <T> @Nullable String name(@Nullable T value, Function<T, String> text) {
    return value == null ? null : text.apply(value);
  }

  private static <T> @Nullable T named(ResultSet row, String column, Function<String, T> type)
      throws SQLException {
    String text = row.getString(column);
    return text == null ? null : type.apply(text);
  }
}
