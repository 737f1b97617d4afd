package cc.xtracker.stack.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waiting for what other processes do. They send no signal when they become ready or when they end
 * as somebody else's child, so all that can be done is to look again.
 */
public final class Patience {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

  private Patience() {}

  /** Whether the condition came true in time. */
  public static boolean until(Duration limit, BooleanSupplier condition) {
    return until(limit, BETWEEN_LOOKS, condition);
  }

  public static boolean until(Duration limit, Duration betweenLooks, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > limit.toNanos() || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(betweenLooks.toNanos());
    }
    return true;
  }
}
