package cc.xtracker.stack.flow;

import cc.xtracker.stack.process.Patience;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What goes wrong while a number of requests is sent, one thing after another. Requests are due at
 * a steady pace. Each disturbance has its share of them, begins when a quarter of it is answered,
 * and holds up the share after the next: so each one meets traffic, however slow the machine is.
 */
final class Disturbances {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final List<? extends Runnable> all;
  private final int requestCount;
  private final Duration between;
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger over = new AtomicInteger();
  private final long start = System.nanoTime();

  /**
   * @param between one request and the next, at least
   */
  Disturbances(List<? extends Runnable> all, int requestCount, Duration between) {
    this.all = List.copyOf(all);
    this.requestCount = requestCount;
    this.between = between;
  }

  void run() {
    for (int n = 0; n < all.size(); n++) {
      long due = (n + 1) * share() + share() / 4;
      require(() -> answered.get() >= due);
      all.get(n).run();
      over.incrementAndGet();
    }
  }

  /** A request was answered. */
  void answered() {
    answered.incrementAndGet();
  }

  /** Until the n-th request is due. */
  void awaitTurn(int n) {
    LockSupport.parkNanos(start + n * between.toNanos() - System.nanoTime());
    long needed = Math.min(all.size(), n / share() - 1);
    require(() -> over.get() >= needed);
  }

  private long share() {
    return requestCount / (all.size() + 1);
  }

  private static void require(BooleanSupplier condition) {
    if (!Patience.until(LONGEST, condition)) {
      throw new AssertionError("what was to come before does not come");
    }
  }
}
