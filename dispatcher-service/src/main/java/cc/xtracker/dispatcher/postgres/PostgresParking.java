package cc.xtracker.dispatcher.postgres;

import cc.xtracker.dispatcher.delivery.Parking;
import cc.xtracker.dispatcher.delivery.Progress;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * The changes of {@code parked_delivery}, many in one transaction and one statement for each kind.
 */
public final class PostgresParking implements Parking {
  private static final String PARK =
      """
      INSERT INTO parked_delivery (
        event_id, space_id, destination_id, inbox_id, canonical, target, uid, body,
        attempts, attempts_uncounted, due_at, received_at)
      SELECT event_id, space_id, destination_id, inbox_id, canonical, target, uid, body,
             attempts, attempts_uncounted, due_at::timestamptz, received_at::timestamptz
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                  ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[])
        AS parked (event_id, space_id, destination_id, inbox_id, canonical, target, uid, body,
                   attempts, attempts_uncounted, due_at, received_at)
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
            destination_id, canonical, event, uid, status, body, attempt_log)
          SELECT decode(event_id, 'hex'), received_at, now(), due_at, inbox_id::uuid, 0, space_id,
                 destination_id, canonical, target, uid, 'pending', body, '[]'
          FROM parked_delivery
          WHERE event_id = ANY (?) AND attempts = 0
            AND to_regclass(delivery_partition(received_at)) IS NOT NULL
          ORDER BY event_id
          ON CONFLICT (event_id, created_at) DO NOTHING
          """);

  private static final String RESCHEDULE =
      """
      UPDATE parked_delivery
      SET attempts = next.attempts, due_at = next.due_at::timestamptz,
          lease_owner = NULL, lease_until = NULL
      FROM unnest(?::text[], ?::bigint[], ?::text[]) AS next (event_id, attempts, due_at)
      WHERE parked_delivery.event_id = next.event_id AND lease_owner = ?
      """;

  private static final String RELEASE =
      """
      UPDATE parked_delivery SET lease_owner = NULL, lease_until = NULL
      WHERE event_id = ANY (?) AND lease_owner = ?
      """;

  private static final String REMOVE = "DELETE FROM parked_delivery WHERE event_id = ANY (?)";

  private static final String HOLD =
      """
      INSERT INTO destination_hold (destination_id, held_until)
      SELECT destination_id, max(held_until::timestamptz)
      FROM unnest(?::text[], ?::text[]) AS hold (destination_id, held_until)
      GROUP BY destination_id
      ORDER BY destination_id
      ON CONFLICT (destination_id)
        DO UPDATE SET held_until = greatest(destination_hold.held_until, excluded.held_until)
      """;

  private final GroupCommit<ParkedWrite> commits;
  private final ReplicaId owner;

  public PostgresParking(DataSource database, ReplicaId owner, int transactionCount) {
    this.commits = new GroupCommit<>(database, transactionCount, this::apply);
    this.owner = owner;
  }

  /** The committing thread; ends when it is interrupted. */
  public void run() {
    commits.run();
  }

  @Override
  public void park(Delivery delivery, Progress progress, Instant dueAt) {
    commits.write(new ParkedWrite.Park(delivery, progress, dueAt));
  }

  @Override
  public void reschedule(EventId id, Progress progress, Instant dueAt) {
    commits.write(new ParkedWrite.Reschedule(id, progress, dueAt));
  }

  @Override
  public void release(EventId id) {
    commits.write(new ParkedWrite.Release(id));
  }

  @Override
  public void remove(EventId id) {
    commits.write(new ParkedWrite.Remove(id));
  }

  @Override
  public void hold(DestinationId destination, Instant until) {
    commits.write(new ParkedWrite.Hold(destination, until));
  }

  private void apply(Connection connection, List<ParkedWrite> writes) throws SQLException {
    park(connection, only(writes, ParkedWrite.Park.class));
    reschedule(connection, only(writes, ParkedWrite.Reschedule.class));
    List<ParkedWrite.Release> releases = only(writes, ParkedWrite.Release.class);
    if (!releases.isEmpty()) {
      Jdbc.update(
          connection,
          RELEASE,
          Jdbc.texts(connection, releases, ParkedWrite.Release::id),
          owner.value());
    }
    List<ParkedWrite.Remove> removes = only(writes, ParkedWrite.Remove.class);
    if (!removes.isEmpty()) {
      Jdbc.update(connection, REMOVE, Jdbc.texts(connection, removes, ParkedWrite.Remove::id));
    }
    hold(connection, only(writes, ParkedWrite.Hold.class));
  }

  private static void park(Connection connection, List<ParkedWrite.Park> parks)
      throws SQLException {
    if (parks.isEmpty()) {
      return;
    }
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
        Jdbc.moments(connection, parks, ParkedWrite.Park::dueAt),
        Jdbc.moments(
            connection, parks, park -> Instant.ofEpochMilli(park.delivery().receivedAtMillis())));
    List<ParkedWrite.Park> untried =
        parks.stream().filter(park -> park.progress().attempts() == 0).toList();
    if (!untried.isEmpty()) {
      Jdbc.update(
          connection,
          LOG_PENDING,
          Jdbc.texts(connection, untried, park -> park.delivery().eventId()));
    }
  }

  private void reschedule(Connection connection, List<ParkedWrite.Reschedule> reschedules)
      throws SQLException {
    if (!reschedules.isEmpty()) {
      Jdbc.update(
          connection,
          RESCHEDULE,
          Jdbc.texts(connection, reschedules, ParkedWrite.Reschedule::id),
          Jdbc.numbers(connection, reschedules, next -> next.progress().attempts()),
          Jdbc.moments(connection, reschedules, ParkedWrite.Reschedule::dueAt),
          owner.value());
    }
  }

  private static void hold(Connection connection, List<ParkedWrite.Hold> holds)
      throws SQLException {
    if (!holds.isEmpty()) {
      Jdbc.update(
          connection,
          HOLD,
          Jdbc.texts(connection, holds, ParkedWrite.Hold::destination),
          Jdbc.moments(connection, holds, ParkedWrite.Hold::until));
    }
  }

  private static <W extends ParkedWrite> List<W> only(List<ParkedWrite> writes, Class<W> kind) {
    return writes.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
