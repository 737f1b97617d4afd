package cc.xtracker.bench.scene;

import cc.xtracker.bench.probe.Database;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Deliveries that failed once and wait for their second attempt, put there without the failures.
 */
public final class ParkedSeed {
  /** Parking has each destination looked at when its first delivery is due. */
  private static final String LOOKS =
      """
      INSERT INTO lane (destination_id, look_at)
      SELECT destination_id, min(due_at) FROM parked_delivery GROUP BY destination_id
      ON CONFLICT (destination_id) DO UPDATE SET look_at = excluded.look_at
      """;

  private ParkedSeed() {}

  /**
   * While no dispatcher runs. The deliveries go to the targets in turn.
   *
   * @param firstNumber of the first delivery; those of two sowings must not overlap
   */
  public static void sow(
      LocalStack stack,
      List<Target> targets,
      long firstNumber,
      long count,
      Instant firstDue,
      Duration span) {
    Database database = Database.of(stack, ServiceKind.DISPATCHER);
    database.execute(sql(targets, firstNumber, count, firstDue, span));
    database.execute(LOOKS);
    database.execute("VACUUM ANALYZE parked_delivery");
  }

  /**
   * They become due at equal distances, in an order that has nothing to do with how they lie in the
   * table. The body tells when it was due as {@code occurred_at_ms}.
   */
  private static String sql(
      List<Target> targets, long firstNumber, long count, Instant firstDue, Duration span) {
    return """
        INSERT INTO parked_delivery (
          event_id, space_id, destination_id, inbox_id, canonical, target, uid, body,
          attempts, attempts_uncounted, due_at, received_at)
        SELECT event_id, space_id, destination_id, md5(n::text), canonical, 'Step', 'person-' || n,
               format('{"event":"Step","canonical":"%%s","event_id":"%%s","occurred_at_ms":%%s,'
                   || '"click":{"uid":"person-%%s","tg_id":null,"fbclid":"IwAR2bench",'
                   || '"campaign_id":"1202","campaign_name":"promo","country":"IN"},"data":{}}',
                 canonical, event_id, due_ms, n),
               1, 0, to_timestamp(due_ms / 1000.0), now()
        FROM (
          SELECT n, md5('first' || n) || md5('second' || n) AS event_id,
                 %2$d + (n * 7919 %% %1$d) * %3$d / %1$d AS due_ms
          FROM generate_series(%8$d::bigint, %8$d + %1$d - 1) AS n) AS parked
        JOIN unnest(%4$s, %5$s, %6$s) WITH ORDINALITY
          AS target (destination_id, space_id, canonical, place)
          ON place = n %% %7$d + 1
        """
        .formatted(
            count,
            firstDue.toEpochMilli(),
            span.toMillis(),
            array(targets, target -> target.id().value()),
            array(targets, target -> target.space().value()),
            array(targets, target -> target.canonical().wireName()),
            targets.size(),
            firstNumber);
  }

  private static String array(List<Target> targets, Function<Target, String> column) {
    return targets.stream()
        .map(target -> "'" + column.apply(target) + "'")
        .collect(Collectors.joining(",", "ARRAY[", "]::text[]"));
  }
}
