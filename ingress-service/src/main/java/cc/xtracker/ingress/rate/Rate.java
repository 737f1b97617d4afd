package cc.xtracker.ingress.rate;

/** How many events a space may send in a second: 1 to 1,000,000. */
public record Rate(int perSecond) {
  private static final int HIGHEST = 1_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /**
   * @throws IllegalArgumentException naming the rule
   */
  public Rate {
    if (perSecond < 1 || perSecond > HIGHEST) {
      throw new IllegalArgumentException("rate_limit_per_second must be 1 to " + HIGHEST);
    }
  }

  /** How long this rate takes for so many events. */
  long nanosFor(int units) {
    return units * NANOS_PER_SECOND / perSecond;
  }

  /** How many events this rate allows in such a time of at most an hour. */
  int unitsIn(long nanos) {
    return Math.toIntExact(nanos * perSecond / NANOS_PER_SECOND);
  }
}
