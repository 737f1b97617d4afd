package cc.xtracker.dispatcher.postgres.parked;

import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.dispatcher.postgres.parked.ParkedWrite.Hold;
import cc.xtracker.dispatcher.postgres.parked.ParkedWrite.Open;
import cc.xtracker.dispatcher.postgres.parked.ParkedWrite.Recovered;
import cc.xtracker.dispatcher.postgres.parked.ParkedWrite.StillFailing;
import cc.xtracker.model.id.DestinationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The changes of {@code lane}, many destinations in one statement for each kind. */
public final class LaneTable {
  /** Always in this order, so that two replicas never wait for each other. */
  private static final String LOCK =
      "SELECT 1 FROM lane WHERE destination_id = ANY (?) ORDER BY destination_id FOR UPDATE";

  /** Not before the next probe, and not within a pause. */
  private static final String WAKE =
      """
      INSERT INTO lane (destination_id, look_at)
      SELECT destination_id, at::timestamptz
      FROM unnest(?::text[], ?::text[]) AS due (destination_id, at)
      ORDER BY destination_id
      ON CONFLICT (destination_id) DO UPDATE
        SET look_at = greatest(excluded.look_at, lane.probe_at, lane.held_until)
        WHERE greatest(excluded.look_at, lane.probe_at, lane.held_until) < lane.look_at
      """;

  private static final String HOLD =
      """
      INSERT INTO lane (destination_id, look_at, held_until)
      SELECT destination_id, 'infinity', max(held_until::timestamptz)
      FROM unnest(?::text[], ?::text[]) AS hold (destination_id, held_until)
      GROUP BY destination_id
      ORDER BY destination_id
      ON CONFLICT (destination_id) DO UPDATE
        SET held_until = greatest(lane.held_until, excluded.held_until),
            look_at = greatest(lane.look_at, excluded.held_until)
      """;

  private static final String OPEN =
      """
      INSERT INTO lane (destination_id, look_at, failing_since, probe_at)
      SELECT destination_id, min(probe_at::timestamptz), min(since::timestamptz),
             min(probe_at::timestamptz)
      FROM unnest(?::text[], ?::text[], ?::text[]) AS failing (destination_id, since, probe_at)
      GROUP BY destination_id
      ORDER BY destination_id
      ON CONFLICT (destination_id) DO UPDATE
        SET failing_since = excluded.failing_since, probe_at = excluded.probe_at,
            look_at = excluded.probe_at, failed_probes = 0, warnings = 0, recovered_at = NULL
        WHERE lane.probe_at IS NULL
      """;

  private static final String STILL_FAILING =
      """
      UPDATE lane
      SET probe_at = next.probe_at::timestamptz, look_at = next.probe_at::timestamptz,
          failed_probes = next.failed_probes, warnings = next.warnings
      FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[])
        AS next (destination_id, probe_at, failed_probes, warnings)
      WHERE lane.destination_id = next.destination_id AND lane.probe_at IS NOT NULL
      """;

  private static final String RECOVERED =
      """
      UPDATE lane
      SET probe_at = NULL, failing_since = NULL, failed_probes = 0, warnings = 0,
          recovered_at = now(), look_at = least(look_at, next.at::timestamptz)
      FROM unnest(?::text[], ?::text[]) AS next (destination_id, at)
      WHERE lane.destination_id = next.destination_id AND lane.probe_at IS NOT NULL
      """;

  private LaneTable() {}

  /** To be called before several of the others in one transaction. */
  public static void lock(Connection connection, List<? extends ParkedWrite> writes)
      throws SQLException {
    Jdbc.query(
        connection,
        LOCK,
        row -> row.getInt(1),
        Jdbc.texts(connection, writes, ParkedWrite::destination));
  }

  /** Has the destinations looked at by the given moments. */
  public static void wake(Connection connection, Map<DestinationId, Instant> due)
      throws SQLException {
    List<Map.Entry<DestinationId, Instant>> lanes = List.copyOf(due.entrySet());
    Jdbc.update(
        connection,
        WAKE,
        Jdbc.texts(connection, lanes, Map.Entry::getKey),
        Jdbc.moments(connection, lanes, Map.Entry::getValue));
  }

  public static void hold(Connection connection, List<Hold> holds) throws SQLException {
    Jdbc.update(
        connection,
        HOLD,
        Jdbc.texts(connection, holds, Hold::destination),
        Jdbc.moments(connection, holds, Hold::until));
  }

  public static void open(Connection connection, List<Open> failing) throws SQLException {
    Jdbc.update(
        connection,
        OPEN,
        Jdbc.texts(connection, failing, Open::destination),
        Jdbc.moments(connection, failing, Open::since),
        Jdbc.moments(connection, failing, Open::probeAt));
  }

  public static void stillFailing(Connection connection, List<StillFailing> failing)
      throws SQLException {
    Jdbc.update(
        connection,
        STILL_FAILING,
        Jdbc.texts(connection, failing, StillFailing::destination),
        Jdbc.moments(connection, failing, StillFailing::probeAt),
        Jdbc.numbers(connection, failing, next -> next.ailment().failedProbes()),
        Jdbc.numbers(connection, failing, next -> next.ailment().warnings()));
  }

  public static void recovered(Connection connection, List<Recovered> recovered)
      throws SQLException {
    Jdbc.update(
        connection,
        RECOVERED,
        Jdbc.texts(connection, recovered, Recovered::destination),
        Jdbc.moments(connection, recovered, Recovered::at));
  }
}
