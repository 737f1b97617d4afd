package cc.xtracker.bench.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * An open loop: moments at equal distances, whatever the answers do. Who is late does at once all
 * that was missed, and measures from the intended moment: a system that stands still is charged for
 * everybody who would have come meanwhile (no coordinated omission).
 */
public record Pace(int perSecond, Duration duration) {

  /**
   * Blocks for the duration.
   *
   * @param step gets each intended moment, in epoch milliseconds
   */
  public void run(LongConsumer step) {
    long startMillis = System.currentTimeMillis();
    long startNanos = System.nanoTime();
    for (long n = 0; n < count(); n++) {
      awaitNanoTime(startNanos + nanosUntil(n));
      step.accept(startMillis + TimeUnit.NANOSECONDS.toMillis(nanosUntil(n)));
    }
  }

  /** Of moments in all. */
  long count() {
    return perSecond * duration.toMillis() / 1_000;
  }

  /** From the first moment to the n-th one after it. */
  long nanosUntil(long n) {
    return n * TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  private static void awaitNanoTime(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
