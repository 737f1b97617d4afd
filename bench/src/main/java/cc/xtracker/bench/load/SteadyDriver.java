package cc.xtracker.bench.load;

import cc.xtracker.stack.process.Patience;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Drives one {@link SteadyLoad}; latencies count from the intended moments. */
public final class SteadyDriver {
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);

  private final SteadyLoad load;
  private final Pace pace;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Answers answers = new Answers();
  private final AtomicLong answeredCount = new AtomicLong();
  private final long startMillis = System.currentTimeMillis();
  private final long startNanos = System.nanoTime();

  private long sentCount;

  private SteadyDriver(SteadyLoad load) {
    this.load = load;
    this.pace = new Pace(load.perSecond(), load.duration());
  }

  /** Blocks until the last answer. */
  public static LoadReport run(SteadyLoad load) {
    SteadyDriver driver = new SteadyDriver(load);
    try (Connections connections =
        Connections.open(load.target(), load.headers(), load.connectionCount(), driver::idle)) {
      connections.loop().execute(() -> driver.tick(connections.loop()));
      Patience.until(
          load.duration().plus(LAST_ANSWERS),
          () -> driver.answeredCount.get() == driver.pace.count());
    }
    return driver.answers.report(load.duration());
  }

  private void idle(Connection connection) {
    idle.add(connection);
    sendDue();
  }

  private void tick(ScheduledExecutorService loop) {
    sendDue();
    if (sentCount < pace.count()) {
      long left = pace.nanosUntil(sentCount) - (System.nanoTime() - startNanos);
      // Without an idle connection the next one sends what is due; this only looks again.
      var unused =
          loop.schedule(() -> tick(loop), Math.max(left, TICK_NANOS), TimeUnit.NANOSECONDS);
    }
  }

  private void sendDue() {
    long sinceStart = System.nanoTime() - startNanos;
    while (sentCount < pace.count() && pace.nanosUntil(sentCount) <= sinceStart) {
      Connection connection = idle.poll();
      if (connection == null) {
        return;
      }
      send(connection, pace.nanosUntil(sentCount++));
    }
  }

  private void send(Connection connection, long intended) {
    long intendedMillis = startMillis + TimeUnit.NANOSECONDS.toMillis(intended);
    connection.send(
        load.call().apply(intendedMillis),
        status -> {
          answers.count(status, System.nanoTime() - startNanos - intended);
          answeredCount.incrementAndGet();
        });
  }
}
