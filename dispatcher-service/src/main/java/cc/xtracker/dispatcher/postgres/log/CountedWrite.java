package cc.xtracker.dispatcher.postgres.log;

/**
 * A write to {@code delivery} that says in the same statement what it changes of the counts,
 * without waiting for others that change the same ones; see {@link PostgresCounts}.
 */
public final class CountedWrite {
  private static final String RETURNING =
      """
      RETURNING destination_id, (created_at AT TIME ZONE 'UTC')::date AS day,
                old.status AS stood, new.status AS stands
      """;

  private static final String COUNT =
      """
      INSERT INTO delivery_count_change (destination_id, day, status, change)
      SELECT destination_id, day, status, sum(change)
      FROM (SELECT destination_id, day, stands AS status, 1 AS change FROM written
            UNION ALL
            SELECT destination_id, day, stood, -1 FROM written WHERE stood IS NOT NULL) AS changed
      GROUP BY destination_id, day, status
      HAVING sum(change) <> 0
      """;

  private CountedWrite() {}

  /**
   * @param write an INSERT or UPDATE without RETURNING
   */
  public static String of(String write) {
    return "WITH written AS (" + write + RETURNING + ")\n" + COUNT;
  }
}
