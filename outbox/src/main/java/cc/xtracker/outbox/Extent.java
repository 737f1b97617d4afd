package cc.xtracker.outbox;

/**
 * How large the outbox is, by looking at its ends only: rows are written at the end and leave, in a
 * backlog, from the head, so between the two there is one row for nearly every id.
 *
 * @param head all there is, unless there is a tail
 * @param tail empty if the head is not full
 */
record Extent(Stretch head, Stretch tail) {
  /** So many rows are counted one by one; a look costs no more than this, whatever waits. */
  static final int HEAD_ROWS = 5_000;

  static final int TAIL_ROWS = 1_000;

  /**
   * Neighbouring rows.
   *
   * @param rows all, also those set aside, which are left behind by the others
   * @param firstId of those that wait
   * @param waiting how many from {@code firstId} on
   */
  record Stretch(long rows, long bytes, long waiting, long firstId, long lastId) {
    /** How many ids have a row. */
    private double density() {
      return waiting == 0 ? 0 : (double) waiting / (lastId - firstId + 1);
    }
  }

  long rows() {
    return head.rows() + between() + tail.rows();
  }

  long bytes() {
    long seenRows = head.rows() + tail.rows();
    long seenBytes = head.bytes() + tail.bytes();
    return seenRows == 0 ? 0 : seenBytes + Math.round((double) between() * seenBytes / seenRows);
  }

  /** Rows that were not looked at, rather too many than too few: the disk must not fill. */
  private long between() {
    if (tail.rows() < TAIL_ROWS) {
      return 0;
    }
    long ids = tail.firstId() - head.lastId() - 1;
    return Math.round(ids * Math.max(head.density(), tail.density()));
  }
}
