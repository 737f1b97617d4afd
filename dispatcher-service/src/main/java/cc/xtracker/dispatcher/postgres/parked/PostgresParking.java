package cc.xtracker.dispatcher.postgres.parked;

import cc.xtracker.dispatcher.delivery.Ailment;
import cc.xtracker.dispatcher.delivery.HealthBoard;
import cc.xtracker.dispatcher.delivery.Parking;
import cc.xtracker.dispatcher.delivery.Progress;
import cc.xtracker.dispatcher.postgres.GroupCommit;
import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.dispatcher.postgres.log.CountedWrite;
import cc.xtracker.dispatcher.postgres.log.ErasureGate;
import cc.xtracker.dispatcher.postgres.parked.ParkedWrite.Hold;
import cc.xtracker.dispatcher.postgres.parked.ParkedWrite.OfDelivery;
import cc.xtracker.dispatcher.postgres.parked.ParkedWrite.OfLane;
import cc.xtracker.dispatcher.postgres.parked.ParkedWrite.Open;
import cc.xtracker.dispatcher.postgres.parked.ParkedWrite.Park;
import cc.xtracker.dispatcher.postgres.parked.ParkedWrite.Recovered;
import cc.xtracker.dispatcher.postgres.parked.ParkedWrite.Release;
import cc.xtracker.dispatcher.postgres.parked.ParkedWrite.Remove;
import cc.xtracker.dispatcher.postgres.parked.ParkedWrite.Reschedule;
import cc.xtracker.dispatcher.postgres.parked.ParkedWrite.StillFailing;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.id.DestinationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;

/**
 * The changes of {@code parked_delivery}, many in one transaction and one statement for each kind.
 */
public final class PostgresParking implements Parking, HealthBoard {
  private static final String PARK =
      """
      INSERT INTO parked_delivery (
        event_id, space_id, destination_id, inbox_id, canonical, target, uid, body,
        attempts, attempts_uncounted, due_at, received_at, traceparent)
      SELECT event_id, space_id, destination_id, inbox_id, canonical, target, uid, body,
             attempts, attempts_uncounted, due_at::timestamptz, received_at::timestamptz, traceparent
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                  ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[])
        AS parked (event_id, space_id, destination_id, inbox_id, canonical, target, uid, body,
                   attempts, attempts_uncounted, due_at, received_at, traceparent)
      ORDER BY event_id
      ON CONFLICT (event_id) DO NOTHING
      """;

  /**
   * Parked without an attempt: no outcome tells the log of it. What is older than the log goes
   * without.
   */
  private static final String LOG_PENDING =
      CountedWrite.of(
          """
          INSERT INTO delivery (
            event_id, created_at, updated_at, next_attempt_at, inbox_id, attempts, space_id,
            destination_id, canonical, event, status, uid, body, attempt_log, erased_at)
          SELECT decode(event_id, 'hex'), received_at, now(), due_at, inbox_id::uuid, 0,
                 parked.space_id, destination_id, canonical, target, 'pending',
                 CASE WHEN erased_at IS NULL THEN parked.uid END,
                 CASE WHEN erased_at IS NULL THEN body ELSE '' END, '[]', erased_at
          FROM parked_delivery AS parked
          LEFT JOIN erasure
            ON erasure.space_id = parked.space_id AND erasure.uid = parked.uid
              AND parked.received_at <= erasure.erased_at
          WHERE event_id = ANY (?) AND attempts = 0
            AND to_regclass(delivery_partition(received_at)) IS NOT NULL
          ORDER BY event_id
          ON CONFLICT (event_id, created_at) DO NOTHING
          """);

  private static final String RESCHEDULE =
      """
      UPDATE parked_delivery
      SET attempts = next.attempts, attempts_uncounted = next.uncounted,
          due_at = next.due_at::timestamptz, parked_at = now(), lease_until = NULL
      FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::text[])
        AS next (event_id, attempts, uncounted, due_at)
      WHERE parked_delivery.event_id = next.event_id AND parked_delivery.attempts <= next.attempts
      """;

  private static final String RELEASE =
      "UPDATE parked_delivery SET lease_until = NULL WHERE event_id = ANY (?)";

  private static final String REMOVE = "DELETE FROM parked_delivery WHERE event_id = ANY (?)";

  private final GroupCommit<ParkedWrite> commits;

  /**
   * @param transactionCount writes of one transaction at most
   * @param interval between the beginnings of two transactions at least
   */
  public PostgresParking(DataSource database, int transactionCount, Duration interval) {
    this.commits = new GroupCommit<>(database, transactionCount, interval, PostgresParking::apply);
  }

  /** The committing thread; ends when it is interrupted. */
  public void run() {
    commits.run();
  }

  /** Writes that wait for the database. */
  public int waitingCount() {
    return commits.waitingCount();
  }

  @Override
  public CompletionStage<Void> park(Delivery delivery, Progress progress, Instant dueAt) {
    return commits.write(new Park(delivery, progress, dueAt));
  }

  @Override
  public CompletionStage<Void> reschedule(Delivery delivery, Progress progress, Instant dueAt) {
    return commits.write(new Reschedule(delivery, progress, dueAt));
  }

  @Override
  public CompletionStage<Void> release(Delivery delivery) {
    return commits.write(new Release(delivery));
  }

  @Override
  public CompletionStage<Void> remove(Delivery delivery) {
    return commits.write(new Remove(delivery));
  }

  @Override
  public CompletionStage<Void> hold(DestinationId destination, Instant until) {
    return commits.write(new Hold(destination, until));
  }

  @Override
  public CompletionStage<Void> open(DestinationId destination, Instant since, Instant probeAt) {
    return commits.write(new Open(destination, since, probeAt));
  }

  @Override
  public CompletionStage<Void> stillFailing(
      DestinationId destination, Ailment ailment, Instant probeAt) {
    return commits.write(new StillFailing(destination, ailment, probeAt));
  }

  @Override
  public CompletionStage<Void> recovered(DestinationId destination, Instant at) {
    return commits.write(new Recovered(destination, at));
  }

  /** Parked rows, then the log, then the lanes: a replay locks in the same order. */
  private static void apply(Connection connection, List<ParkedWrite> writes) throws SQLException {
    some(writes, Park.class, parks -> park(connection, parks));
    some(writes, Reschedule.class, next -> reschedule(connection, next));
    some(writes, Release.class, released -> byId(connection, RELEASE, released));
    some(writes, Remove.class, removed -> byId(connection, REMOVE, removed));
    some(writes, Park.class, parks -> logPending(connection, parks));
    some(writes, OfLane.class, lanes -> LaneTable.lock(connection, writes));
    some(writes, Hold.class, holds -> LaneTable.hold(connection, holds));
    some(writes, Open.class, failing -> LaneTable.open(connection, failing));
    some(writes, StillFailing.class, failing -> LaneTable.stillFailing(connection, failing));
    some(writes, Recovered.class, well -> LaneTable.recovered(connection, well));
    wake(connection, writes);
  }

  private interface Work<W> {
    void on(List<W> writes) throws SQLException;
  }

  private static <W extends ParkedWrite> void some(
      List<ParkedWrite> writes, Class<W> kind, Work<W> work) throws SQLException {
    List<W> some = writes.stream().filter(kind::isInstance).map(kind::cast).toList();
    if (!some.isEmpty()) {
      work.on(some);
    }
  }

  private static <W extends OfDelivery> void byId(Connection connection, String sql, List<W> writes)
      throws SQLException {
    Jdbc.update(
        connection, sql, Jdbc.texts(connection, writes, write -> write.delivery().eventId()));
  }

  /** Whatever was given back has its destination looked at when it is due. */
  private static void wake(Connection connection, List<ParkedWrite> writes) throws SQLException {
    Map<DestinationId, Instant> due = new HashMap<>();
    for (ParkedWrite write : writes) {
      switch (write) {
        case Park(_, _, Instant at) -> due.merge(write.destination(), at, PostgresParking::first);
        case Reschedule(_, _, Instant at) ->
            due.merge(write.destination(), at, PostgresParking::first);
        case Release _ -> due.merge(write.destination(), Instant.EPOCH, PostgresParking::first);
        case Remove _, OfLane _ -> {}
      }
    }
    if (!due.isEmpty()) {
      LaneTable.wake(connection, due);
    }
  }

  private static Instant first(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static void park(Connection connection, List<Park> parks) throws SQLException {
    Jdbc.update(
        connection,
        PARK,
        Jdbc.texts(connection, parks, park -> park.delivery().eventId()),
        Jdbc.texts(connection, parks, park -> park.delivery().space()),
        Jdbc.texts(connection, parks, park -> park.delivery().destination()),
        Jdbc.texts(connection, parks, park -> park.delivery().inboxId()),
        Jdbc.texts(connection, parks, park -> park.delivery().canonical().wireName()),
        Jdbc.texts(connection, parks, park -> park.delivery().target()),
        Jdbc.texts(connection, parks, park -> park.delivery().uid()),
        Jdbc.texts(connection, parks, park -> park.delivery().body()),
        Jdbc.numbers(connection, parks, park -> park.progress().attempts()),
        Jdbc.numbers(connection, parks, park -> park.progress().uncounted()),
        Jdbc.moments(connection, parks, Park::dueAt),
        Jdbc.moments(
            connection, parks, park -> Instant.ofEpochMilli(park.delivery().receivedAtMillis())),
        Jdbc.texts(connection, parks, park -> park.delivery().trace()));
  }

  /** What is parked untried: no outcome tells the log of it. */
  private static void logPending(Connection connection, List<Park> parks) throws SQLException {
    List<Park> untried = parks.stream().filter(park -> park.progress().attempts() == 0).toList();
    if (!untried.isEmpty()) {
      ErasureGate.pass(connection);
      Jdbc.update(
          connection,
          LOG_PENDING,
          Jdbc.texts(connection, untried, park -> park.delivery().eventId()));
    }
  }

  private static void reschedule(Connection connection, List<Reschedule> reschedules)
      throws SQLException {
    Jdbc.update(
        connection,
        RESCHEDULE,
        Jdbc.texts(connection, reschedules, next -> next.delivery().eventId()),
        Jdbc.numbers(connection, reschedules, next -> next.progress().attempts()),
        Jdbc.numbers(connection, reschedules, next -> next.progress().uncounted()),
        Jdbc.moments(connection, reschedules, Reschedule::dueAt));
  }
}
