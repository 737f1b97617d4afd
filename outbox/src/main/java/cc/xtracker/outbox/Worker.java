package cc.xtracker.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that repeats one step. A step that fails is tried again later and later; the log tells
 * when that began and when it ended, not every attempt.
 */
final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);

  private final String name;
  private final Step step;
  private final Thread thread;
  private final Semaphore wakeups = new Semaphore(0);
  private volatile boolean stopping;
  private int failures;

  interface Step {
    /**
     * @param stopping whether a long step should come to its end
     * @return how long to rest before the next, unless woken
     */
    Duration run(BooleanSupplier stopping) throws Exception;
  }

  Worker(String name, Step step) {
    this.name = name;
    this.step = step;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Ends the rest. Never blocks. */
  void wake() {
    wakeups.release();
  }

  /** Lets the step that is running end. One that does not in time is left to the end of the JVM. */
  void stop(Duration patience) throws InterruptedException {
    stopping = true;
    wake();
    if (thread.getState() != Thread.State.NEW) {
      thread.join(patience);
    }
  }

  private void run() {
    while (!stopping) {
      try {
        rest(attempt());
      } catch (InterruptedException ended) {
        return;
      }
    }
  }

  private Duration attempt() throws InterruptedException {
    try {
      Duration rest = step.run(() -> stopping);
      if (failures > 0) {
        LOG.atInfo().setMessage("outbox works again").addKeyValue("worker", name).log();
        failures = 0;
      }
      return rest;
    } catch (InterruptedException ended) {
      throw ended;
    } catch (Exception failure) {
      if (failures == 0 && !stopping) {
        LOG.atWarn()
            .setMessage("outbox is held up, will keep trying")
            .addKeyValue("worker", name)
            .setCause(failure)
            .log();
      }
      failures++;
      return backoff(failures);
    }
  }

  static Duration backoff(int failures) {
    Duration doubled = FIRST_BACKOFF.multipliedBy(1L << Math.min(failures - 1, 10));
    return doubled.compareTo(MAX_BACKOFF) < 0 ? doubled : MAX_BACKOFF;
  }

  private void rest(Duration rest) throws InterruptedException {
    if (wakeups.tryAcquire(rest.toNanos(), TimeUnit.NANOSECONDS)) {
      wakeups.drainPermits();
    }
  }
}
