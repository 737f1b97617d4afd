package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.lane.Alarms;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One thread for all alarms: their tasks only decide, what follows has threads of its own. */
@Singleton
public class ScheduledAlarms implements Alarms {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("lane-alarms").daemon().factory());
  private final InstantSource clock;

  public ScheduledAlarms(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void at(Instant moment, Runnable task) {
    // Rounded up: an alarm that goes off too early finds nothing to do and must be set again.
    long micros = Math.max(0, Duration.between(clock.instant(), moment).toNanos() / 1_000 + 1);
    var unused = thread.schedule(task, micros, TimeUnit.MICROSECONDS);
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
