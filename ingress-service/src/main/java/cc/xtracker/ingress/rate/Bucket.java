package cc.xtracker.ingress.rate;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket, kept as the instant at which it will be full: a rate that changes meanwhile needs
 * no conversion. Thread-safe.
 */
public final class Bucket {
  private final AtomicLong fullAt;

  /**
   * @param nanos now; the instants of a bucket all come from one ticker
   */
  public Bucket(long nanos) {
    fullAt = new AtomicLong(nanos);
  }

  /**
   * Takes so much, or nothing.
   *
   * @param cost what is taken, in the time that it takes to come back
   * @param depth of the bucket, in the time that it takes to fill
   * @return how long to wait until so much is there; not positive if it was taken
   */
  long take(long cost, long depth, long nanos) {
    while (true) {
      long before = fullAt.get();
      long missing = Math.max(0, before - nanos);
      long wait = missing + cost - depth;
      if (wait > 0 || fullAt.compareAndSet(before, nanos + missing + cost)) {
        return wait;
      }
    }
  }

  /** In the time that it takes to come back. */
  long missing(long nanos) {
    return Math.max(0, fullAt.get() - nanos);
  }
}
