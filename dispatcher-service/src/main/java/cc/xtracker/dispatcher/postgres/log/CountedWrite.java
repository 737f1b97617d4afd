package cc.xtracker.dispatcher.postgres.log;

/**
 * A write to {@code delivery} that keeps {@code delivery_count} true in the same statement. The
 * counts are locked last and in their order, so that writers wait for each other but never in a
 * circle.
 */
public final class CountedWrite {
  private static final String RETURNING =
      """
      RETURNING destination_id, (created_at AT TIME ZONE 'UTC')::date AS day,
                old.status AS stood, new.status AS stands
      """;

  private static final String COUNT =
      """
      INSERT INTO delivery_count AS counted (destination_id, day, status, count)
      SELECT destination_id, day, status, sum(change)
      FROM (SELECT destination_id, day, stands AS status, 1 AS change FROM written
            UNION ALL
            SELECT destination_id, day, stood, -1 FROM written WHERE stood IS NOT NULL) AS changed
      GROUP BY destination_id, day, status
      HAVING sum(change) <> 0
      ORDER BY destination_id, day, status
      ON CONFLICT (destination_id, day, status)
        DO UPDATE SET count = counted.count + excluded.count
      """;

  private CountedWrite() {}

  /**
   * @param write an INSERT or UPDATE without RETURNING
   */
  public static String of(String write) {
    return "WITH written AS (" + write + RETURNING + ")\n" + COUNT;
  }
}
