package cc.xtracker.dispatcher.postgres;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.delivery.Progress;
import cc.xtracker.dispatcher.parked.Backlog;
import cc.xtracker.dispatcher.parked.Claim;
import cc.xtracker.dispatcher.parked.ParkedDeliveries;
import cc.xtracker.dispatcher.parked.ParkedSummary;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Finds and leases rows of {@code parked_delivery}. No statement is open while HTTP is. */
public final class PostgresParkedDeliveries implements ParkedDeliveries {
  /** Steps from destination to destination in the index instead of reading every row. */
  private static final String SURVEY =
      """
      WITH RECURSIVE known AS (
        (SELECT destination_id FROM parked_delivery ORDER BY destination_id LIMIT 1)
        UNION ALL
        SELECT (SELECT p.destination_id FROM parked_delivery p
                WHERE p.destination_id > known.destination_id
                ORDER BY p.destination_id LIMIT 1)
        FROM known WHERE known.destination_id IS NOT NULL
      )
      SELECT destination_id,
             EXISTS (SELECT 1 FROM parked_delivery p
                     WHERE p.destination_id = known.destination_id AND NOT p.retried) AS fresh,
             EXISTS (SELECT 1 FROM parked_delivery p
                     WHERE p.destination_id = known.destination_id AND NOT p.retried
                       AND p.due_at <= now.at
                       AND (p.lease_until IS NULL OR p.lease_until <= now.at))
             OR EXISTS (SELECT 1 FROM parked_delivery p
                     WHERE p.destination_id = known.destination_id AND p.retried
                       AND p.due_at <= now.at
                       AND (p.lease_until IS NULL OR p.lease_until <= now.at)) AS due
      FROM known, (SELECT ?::timestamptz AS at) AS now
      WHERE destination_id IS NOT NULL
      """;

  private static final String HOLDS =
      "SELECT destination_id, held_until FROM destination_hold WHERE held_until > ?";

  private static final String CLAIM =
      """
      UPDATE parked_delivery p
      SET lease_owner = ?, lease_until = picked.lease_until::timestamptz
      FROM (
        SELECT due.event_id, claim.lease_until
        FROM unnest(?::text[], ?::bigint[], ?::text[]) AS claim (destination_id, room, lease_until)
        CROSS JOIN LATERAL (
          SELECT event_id FROM parked_delivery
          WHERE destination_id = claim.destination_id AND retried = ? AND due_at <= ?
            AND (lease_until IS NULL OR lease_until <= ?)
          ORDER BY due_at
          LIMIT claim.room
          FOR UPDATE SKIP LOCKED
        ) AS due
      ) AS picked
      WHERE p.event_id = picked.event_id
      RETURNING p.*
      """;

  private static final String CLAIM_ORPHANS =
      """
      UPDATE parked_delivery
      SET lease_owner = ?, lease_until = ?
      WHERE event_id IN (
        SELECT event_id FROM parked_delivery p
        WHERE (lease_until IS NULL OR lease_until <= ?)
          AND EXISTS (SELECT 1 FROM destination d
                      WHERE d.destination_id = p.destination_id AND d.deleted_at IS NOT NULL)
        LIMIT ?
        FOR UPDATE SKIP LOCKED)
      RETURNING *
      """;

  private static final String HURRY =
      "UPDATE parked_delivery SET due_at = ? WHERE destination_id = ? AND retried AND due_at > ?";

  private static final String SUMMARY =
      "SELECT count(*) AS count, min(due_at) AS oldest FROM parked_delivery";

  private static final String RELEASE_ALL =
      "UPDATE parked_delivery SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = ?";

  private final DataSource database;
  private final ReplicaId owner;

  public PostgresParkedDeliveries(DataSource database, ReplicaId owner) {
    this.database = database;
    this.owner = owner;
  }

  @Override
  public List<Backlog> survey(Instant now) {
    return Jdbc.ask(
        database,
        connection -> Jdbc.query(connection, SURVEY, PostgresParkedDeliveries::backlog, now));
  }

  @Override
  public Map<DestinationId, Instant> holds(Instant now) {
    Map<DestinationId, Instant> holds = new HashMap<>();
    return Jdbc.ask(
        database,
        connection -> {
          Jdbc.query(
              connection,
              HOLDS,
              row ->
                  holds.put(
                      new DestinationId(row.getString("destination_id")),
                      Jdbc.moment(row, "held_until")),
              now);
          return holds;
        });
  }

  /** Two statements, because firsts go before retries and each finds its rows in index order. */
  @Override
  public List<Dispatch.Claimed> claim(List<Claim> claims, Instant now) {
    if (claims.isEmpty()) {
      return List.of();
    }
    return Jdbc.ask(
        database,
        connection -> {
          List<Leased> leased = new ArrayList<>(claim(connection, claims, false, now));
          leased.addAll(claim(connection, remaining(claims, leased), true, now));
          return leased.stream().map(Leased::dispatch).toList();
        });
  }

  @Override
  public List<Dispatch.Claimed> claimOrphans(int room, Instant leaseUntil, Instant now) {
    return Jdbc.ask(
        database,
        connection ->
            Jdbc.query(
                    connection,
                    CLAIM_ORPHANS,
                    PostgresParkedDeliveries::leased,
                    owner.value(),
                    leaseUntil,
                    now,
                    room)
                .stream()
                .map(Leased::dispatch)
                .toList());
  }

  @Override
  public void hurry(DestinationId destination, Instant now) {
    Jdbc.ask(database, connection -> Jdbc.update(connection, HURRY, now, destination.value(), now));
  }

  @Override
  public ParkedSummary summary() {
    return Jdbc.ask(
        database,
        connection ->
            Jdbc.query(
                    connection,
                    SUMMARY,
                    row ->
                        new ParkedSummary(row.getLong("count"), Jdbc.momentOrNull(row, "oldest")))
                .getFirst());
  }

  @Override
  public void releaseAll() {
    Jdbc.ask(database, connection -> Jdbc.update(connection, RELEASE_ALL, owner.value()));
  }

  private record Leased(Dispatch.Claimed dispatch, Instant dueAt) {}

  /** UPDATE … RETURNING promises no order. */
  private List<Leased> claim(
      Connection connection, List<Claim> claims, boolean retried, Instant now) throws SQLException {
    List<Leased> leased =
        Jdbc.query(
            connection,
            CLAIM,
            PostgresParkedDeliveries::leased,
            owner.value(),
            Jdbc.texts(connection, claims, Claim::destination),
            Jdbc.numbers(connection, claims, Claim::room),
            Jdbc.moments(connection, claims, Claim::leaseUntil),
            retried,
            now,
            now);
    leased.sort(Comparator.comparing(Leased::dueAt));
    return leased;
  }

  private static List<Claim> remaining(List<Claim> claims, List<Leased> leased) {
    Map<DestinationId, Long> taken =
        leased.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.dispatch().delivery().destination(), Collectors.counting()));
    Function<Claim, Integer> left =
        claim -> claim.room() - Math.toIntExact(taken.getOrDefault(claim.destination(), 0L));
    return claims.stream()
        .filter(claim -> left.apply(claim) > 0)
        .map(claim -> new Claim(claim.destination(), left.apply(claim), claim.leaseUntil()))
        .toList();
  }

  private static Backlog backlog(ResultSet row) throws SQLException {
    return new Backlog(
        new DestinationId(row.getString("destination_id")),
        row.getBoolean("fresh"),
        row.getBoolean("due"));
  }

  private static Leased leased(ResultSet row) throws SQLException {
    Delivery delivery = DeliveryColumns.read(row, "target", "received_at");
    Progress progress = new Progress(row.getInt("attempts"), row.getInt("attempts_uncounted"));
    return new Leased(
        new Dispatch.Claimed(delivery, progress, Dispatch.Run.named(row.getString("run"))),
        Jdbc.moment(row, "due_at"));
  }
}
