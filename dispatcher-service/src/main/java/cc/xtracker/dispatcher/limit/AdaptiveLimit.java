package cc.xtracker.dispatcher.limit;

import java.time.Instant;

/**
 * How many requests a destination takes at a time: doubles from round to round until the first sign
 * of trouble, grows by one a round from then on, and shrinks by a third at every further sign. Not
 * thread-safe.
 *
 * <p>Trouble is an error that more requests would make worse, or an answer that took much longer
 * than usual.
 */
public final class AdaptiveLimit {
  private static final int FIRST = 4;
  private static final double CUT = 2.0 / 3;

  /** An answer is slow when it takes this many times as long as usual, ... */
  private static final double SLOW_FACTOR = 3;

  /** ... and this much longer: what we add ourselves under load stays far below. */
  private static final double SLOW_MILLIS = 250;

  /** How fast a longer latency becomes the usual one; a shorter one is it at once. */
  private static final double DRIFT = 1.0 / 16;

  private int max;
  private double limit;
  private boolean doubling = true;
  private double usualMillis = Double.NaN;
  private Instant lastCut = Instant.MIN;

  public AdaptiveLimit(int max) {
    this.max = max;
    this.limit = first(max);
  }

  /** Of a destination about which nothing is known. */
  public static int first(int max) {
    return Math.min(FIRST, max);
  }

  public void max(int max) {
    this.max = max;
    limit = Math.min(limit, max);
  }

  public int count() {
    return (int) limit;
  }

  /**
   * @param begun when the request started
   * @param full whether the limit was what kept more requests from starting
   */
  public void answered(Instant begun, long latencyMillis, boolean full, Instant now) {
    boolean slow = slow(latencyMillis);
    learn(latencyMillis, full);
    if (slow) {
      cut(begun, now);
    } else if (full) {
      limit = Math.min(max, limit + (doubling ? 1 : 1 / limit));
    }
  }

  /** Requests of before the last cut tell nothing about the limit since. */
  public void cut(Instant begun, Instant now) {
    if (begun.isAfter(lastCut)) {
      lastCut = now;
      doubling = false;
      limit = Math.max(1, limit * CUT);
    }
  }

  /** After a recovery: one at a time first. */
  public void restart() {
    limit = 1;
    doubling = true;
  }

  private boolean slow(long latencyMillis) {
    return latencyMillis > usualMillis * SLOW_FACTOR && latencyMillis > usualMillis + SLOW_MILLIS;
  }

  /** While we send as much as we may, it is ourselves who make the answers take longer. */
  private void learn(long latencyMillis, boolean full) {
    if (Double.isNaN(usualMillis) || latencyMillis < usualMillis) {
      usualMillis = latencyMillis;
    } else if (!full || limit < 2) {
      usualMillis += (latencyMillis - usualMillis) * DRIFT;
    }
  }
}
