package cc.xtracker.dispatcher.postgres.parked;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.lane.LaneHealth;
import cc.xtracker.dispatcher.parked.Claim;
import cc.xtracker.dispatcher.parked.ParkedDeliveries;
import cc.xtracker.dispatcher.parked.ParkedSummary;
import cc.xtracker.dispatcher.postgres.DatabaseUnavailable;
import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.Uid;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Finds out where something is due, and leases it. No statement is open while HTTP is. */
public final class PostgresParkedDeliveries implements ParkedDeliveries {
  private static final String LOOK_EVERYWHERE =
      "UPDATE lane SET look_at = ? WHERE look_at = 'infinity'";

  private static final String DUE =
      """
      SELECT destination_id, probe_at IS NOT NULL AS probe FROM lane
      WHERE look_at <= ? ORDER BY look_at LIMIT ?
      """;

  private static final String PEOPLE_WITH_FRESH =
      """
      SELECT asked.destination_id,
             array_agg(DISTINCT fresh.uid) FILTER (WHERE fresh.uid IS NOT NULL) AS people
      FROM unnest(?::text[]) AS asked (destination_id)
      LEFT JOIN LATERAL (
        SELECT uid FROM parked_delivery p
        WHERE p.destination_id = asked.destination_id AND NOT p.retried
        ORDER BY p.due_at LIMIT ? + 1) AS fresh ON true
      GROUP BY asked.destination_id
      HAVING count(*) <= ?
      """;

  /** Every destination with something parked has its row: no need to read what is parked. */
  private static final String WITH_FRESH =
      """
      SELECT destination_id FROM lane
      WHERE EXISTS (SELECT 1 FROM parked_delivery p
                    WHERE p.destination_id = lane.destination_id AND NOT p.retried)
      """;

  private static final String UNWELL =
      """
      SELECT destination_id, probe_at IS NOT NULL AS open, held_until FROM lane
      WHERE (probe_at IS NOT NULL OR held_until IS NOT NULL)
        AND (probe_at IS NOT NULL OR held_until > ?)
      """;

  private static final String SUMMARY =
      """
      SELECT destination_id, count(*) AS count, min(received_at) AS oldest
      FROM parked_delivery GROUP BY destination_id
      """;

  private final DataSource database;
  private final LookPace pace;

  /**
   * @param pace of the looks at one destination
   */
  public PostgresParkedDeliveries(DataSource database, LookPace pace) {
    this.database = database;
    this.pace = pace;
  }

  @Override
  public void lookEverywhere(Instant now) {
    Jdbc.ask(database, connection -> Jdbc.update(connection, LOOK_EVERYWHERE, now));
  }

  @Override
  public Map<DestinationId, Boolean> due(Instant now, int count) {
    Map<DestinationId, Boolean> due = new LinkedHashMap<>();
    return Jdbc.ask(
        database,
        connection -> {
          Jdbc.query(
              connection,
              DUE,
              row -> due.put(destination(row), row.getBoolean("probe")),
              now,
              count);
          return due;
        });
  }

  @Override
  public List<Dispatch> claim(List<Claim> claims, Instant now) {
    if (claims.isEmpty()) {
      return List.of();
    }
    List<Dispatch> claimed = new ArrayList<>();
    try {
      Jdbc.inTransaction(
          database,
          connection -> claimed.addAll(new ParkedClaims(connection, now, pace).take(claims)));
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
    return claimed;
  }

  @Override
  public Map<DestinationId, Set<Uid>> peopleWithFresh(
      Collection<DestinationId> destinations, int count) {
    Map<DestinationId, Set<Uid>> people = new HashMap<>();
    return Jdbc.ask(
        database,
        connection -> {
          Jdbc.query(
              connection,
              PEOPLE_WITH_FRESH,
              row -> people.put(destination(row), people(row)),
              Jdbc.texts(connection, List.copyOf(destinations), id -> id),
              count,
              count);
          return people;
        });
  }

  private static Set<Uid> people(ResultSet row) throws SQLException {
    Array uids = row.getArray("people");
    return uids == null
        ? Set.of()
        : Arrays.stream((String[]) uids.getArray()).map(Uid::new).collect(Collectors.toSet());
  }

  @Override
  public Set<DestinationId> withFresh() {
    return Jdbc.ask(
        database,
        connection ->
            new HashSet<>(
                Jdbc.query(connection, WITH_FRESH, PostgresParkedDeliveries::destination)));
  }

  @Override
  public Map<DestinationId, LaneHealth> unwell(Instant now) {
    Map<DestinationId, LaneHealth> unwell = new HashMap<>();
    return Jdbc.ask(
        database,
        connection -> {
          Jdbc.query(connection, UNWELL, row -> unwell.put(destination(row), health(row)), now);
          return unwell;
        });
  }

  @Override
  public List<ParkedSummary> summary() {
    return Jdbc.ask(
        database,
        connection ->
            Jdbc.query(
                connection,
                SUMMARY,
                row ->
                    new ParkedSummary(
                        destination(row), row.getLong("count"), Jdbc.moment(row, "oldest"))));
  }

  private static LaneHealth health(ResultSet row) throws SQLException {
    Instant heldUntil = Jdbc.momentOrNull(row, "held_until");
    return new LaneHealth(row.getBoolean("open"), heldUntil == null ? Instant.MIN : heldUntil);
  }

  private static DestinationId destination(ResultSet row) throws SQLException {
    return new DestinationId(row.getString("destination_id"));
  }
}
