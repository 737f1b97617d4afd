package cc.xtracker.dispatcher.postgres.parked;

import static java.util.Objects.requireNonNull;

import cc.xtracker.dispatcher.delivery.Ailment;
import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.delivery.Progress;
import cc.xtracker.dispatcher.parked.Claim;
import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.id.DestinationId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of claiming: <em>lock the destinations → lease first attempts → lease retries →
 * set the next look</em>. A destination's row is the lock on its backlog, so two replicas never
 * claim from the same one at once, and neither waits for the other.
 */
final class ParkedClaims {
  private static final String LOCK =
      """
      SELECT lane.destination_id, recovered_at, failing_since, failed_probes, warnings,
             d.destination_id IS NULL OR d.deleted_at IS NOT NULL AS deleted
      FROM lane LEFT JOIN destination d ON d.destination_id = lane.destination_id
      WHERE lane.destination_id = ANY (?) AND look_at <= ?
      ORDER BY lane.destination_id
      FOR UPDATE OF lane SKIP LOCKED
      """;

  /** What was parked before its destination recovered is due by that. */
  private static final String LEASE =
      """
      UPDATE parked_delivery p
      SET lease_until = picked.lease_until::timestamptz
      FROM (
        SELECT due.event_id, claim.lease_until
        FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
          AS claim (destination_id, room, lease_until, horizon, due_if_parked_by, run)
        CROSS JOIN LATERAL (
          SELECT event_id FROM parked_delivery
          WHERE destination_id = claim.destination_id AND retried = ?
            AND due_at <= claim.horizon::timestamptz
            AND (due_at <= ? OR parked_at <= claim.due_if_parked_by::timestamptz)
            AND (lease_until IS NULL OR lease_until <= ?)
            AND (claim.run IS NULL OR run = claim.run)
          ORDER BY due_at
          LIMIT claim.room
          FOR UPDATE SKIP LOCKED
        ) AS due
      ) AS picked
      WHERE p.event_id = picked.event_id
      RETURNING p.*
      """;

  /** At the given moment, or when the next one is due or a lease has run out. */
  private static final String NEXT_LOOK =
      """
      UPDATE lane
      SET leased_until = greatest(lane.leased_until, next.lease_until::timestamptz),
          recovered_at = CASE WHEN next.drained THEN NULL ELSE recovered_at END,
          look_at = coalesce(next.at::timestamptz, greatest(?::timestamptz, least(
            CASE WHEN greatest(lane.leased_until, next.lease_until::timestamptz) > ?
              THEN greatest(lane.leased_until, next.lease_until::timestamptz) END,
            CASE WHEN next.by_due THEN (
              SELECT due_at FROM parked_delivery p
              WHERE p.destination_id = lane.destination_id AND NOT retried AND due_at > ?
              ORDER BY due_at LIMIT 1) END,
            CASE WHEN next.by_due THEN (
              SELECT due_at FROM parked_delivery p
              WHERE p.destination_id = lane.destination_id AND retried AND due_at > ?
              ORDER BY due_at LIMIT 1) END,
            'infinity')))
      FROM unnest(?::text[], ?::text[], ?::text[], ?::boolean[], ?::boolean[])
        AS next (destination_id, at, lease_until, drained, by_due)
      WHERE lane.destination_id = next.destination_id
      """;

  private static final String FOREVER = "infinity";

  private final Connection connection;
  private final Instant now;
  private final LookPace pace;

  /**
   * @param pace of the looks at one destination
   */
  ParkedClaims(Connection connection, Instant now, LookPace pace) {
    this.connection = connection;
    this.now = now;
    this.pace = pace;
  }

  /** A locked destination: what is asked of it, and how it is. */
  private record Locked(
      Claim claim, @Nullable Instant recoveredAt, @Nullable Ailment ailment, boolean deleted) {

    /** Of one that nobody knows here and the store has, nothing: it is too new. */
    int room() {
      return claim.kind() == Claim.Kind.ORPHANED && !deleted ? 0 : claim.room();
    }

    boolean everything() {
      return claim.kind() != Claim.Kind.DUE;
    }
  }

  private record Leased(Delivery delivery, Progress progress, Dispatch.Run run, Instant dueAt) {}

  List<Dispatch> take(List<Claim> claims) throws SQLException {
    Map<DestinationId, Locked> lanes = lock(claims);
    List<Leased> leased = new ArrayList<>(lease(lanes.values().stream(), false, Map.of()));
    leased.addAll(lease(lanes.values().stream(), true, counts(leased)));
    nextLook(List.copyOf(lanes.values()), counts(leased));
    return leased.stream().map(each -> dispatch(each, lanes)).toList();
  }

  private Map<DestinationId, Locked> lock(List<Claim> claims) throws SQLException {
    Map<DestinationId, Claim> asked = new HashMap<>();
    claims.forEach(claim -> asked.put(claim.destination(), claim));
    Map<DestinationId, Locked> locked = new HashMap<>();
    Jdbc.query(
        connection,
        LOCK,
        row -> {
          DestinationId id = new DestinationId(row.getString("destination_id"));
          Instant since = Jdbc.momentOrNull(row, "failing_since");
          Ailment ailment =
              since == null
                  ? null
                  : new Ailment(since, row.getInt("failed_probes"), row.getInt("warnings"));
          Instant recoveredAt = Jdbc.momentOrNull(row, "recovered_at");
          boolean deleted = row.getBoolean("deleted");
          return locked.put(
              id, new Locked(requireNonNull(asked.get(id)), recoveredAt, ailment, deleted));
        },
        Jdbc.texts(connection, claims, Claim::destination),
        now);
    return locked;
  }

  /** UPDATE … RETURNING promises no order. */
  private List<Leased> lease(
      Stream<Locked> lanes, boolean retried, Map<DestinationId, Integer> taken)
      throws SQLException {
    List<Locked> open = lanes.filter(lane -> room(lane, taken) > 0).toList();
    if (open.isEmpty()) {
      return List.of();
    }
    List<Leased> leased =
        Jdbc.query(
            connection,
            LEASE,
            ParkedClaims::leased,
            Jdbc.texts(connection, open, lane -> lane.claim().destination()),
            Jdbc.numbers(connection, open, lane -> room(lane, taken)),
            Jdbc.moments(connection, open, lane -> lane.claim().leaseUntil()),
            Jdbc.texts(connection, open, this::horizon),
            Jdbc.texts(connection, open, ParkedClaims::dueIfParkedBy),
            Jdbc.texts(connection, open, ParkedClaims::run),
            retried,
            now,
            now);
    leased.sort(Comparator.comparing(Leased::dueAt));
    return leased;
  }

  private static int room(Locked lane, Map<DestinationId, Integer> taken) {
    return lane.room() - taken.getOrDefault(lane.claim().destination(), 0);
  }

  private Object horizon(Locked lane) {
    return lane.everything() || lane.recoveredAt() != null ? FOREVER : now;
  }

  private static @Nullable Object dueIfParkedBy(Locked lane) {
    return lane.everything() ? FOREVER : lane.recoveredAt();
  }

  private static @Nullable Object run(Locked lane) {
    return lane.claim().kind() == Claim.Kind.TO_DISABLED
        ? Dispatch.Run.REPLAY_TO_DISABLED.wireName()
        : null;
  }

  private void nextLook(List<Locked> lanes, Map<DestinationId, Integer> taken) throws SQLException {
    Jdbc.update(
        connection,
        NEXT_LOOK,
        now.plus(pace.idle()),
        now,
        now,
        now,
        Jdbc.texts(connection, lanes, lane -> lane.claim().destination()),
        Jdbc.moments(connection, lanes, lane -> mayBeMore(lane, taken) ? again(lane, taken) : null),
        Jdbc.moments(
            connection, lanes, lane -> taken(lane, taken) > 0 ? lane.claim().leaseUntil() : null),
        Jdbc.flags(connection, lanes, lane -> !mayBeMore(lane, taken)),
        Jdbc.flags(connection, lanes, lane -> lane.claim().kind() == Claim.Kind.DUE));
  }

  private Instant again(Locked lane, Map<DestinationId, Integer> taken) {
    return now.plus(taken(lane, taken) > 0 ? pace.busy() : pace.idle());
  }

  /** Room was what ended the claim; a probe is the only one whatever waits. */
  private static boolean mayBeMore(Locked lane, Map<DestinationId, Integer> taken) {
    return lane.claim().kind() != Claim.Kind.PROBE && taken(lane, taken) >= lane.room();
  }

  private static int taken(Locked lane, Map<DestinationId, Integer> taken) {
    return taken.getOrDefault(lane.claim().destination(), 0);
  }

  private static Map<DestinationId, Integer> counts(List<Leased> leased) {
    Map<DestinationId, Integer> counts = new HashMap<>();
    leased.forEach(each -> counts.merge(each.delivery().destination(), 1, Integer::sum));
    return counts;
  }

  private static Dispatch dispatch(Leased leased, Map<DestinationId, Locked> lanes) {
    Locked lane = requireNonNull(lanes.get(leased.delivery().destination()));
    Ailment ailment = lane.ailment();
    return lane.claim().kind() == Claim.Kind.PROBE && ailment != null
        ? new Dispatch.Probe(leased.delivery(), leased.progress(), leased.run(), ailment)
        : new Dispatch.Claimed(leased.delivery(), leased.progress(), leased.run());
  }

  private static Leased leased(ResultSet row) throws SQLException {
    return new Leased(
        DeliveryColumns.read(row, "target", "received_at"),
        new Progress(row.getInt("attempts"), row.getInt("attempts_uncounted")),
        Dispatch.Run.named(row.getString("run")),
        Jdbc.moment(row, "due_at"));
  }
}
