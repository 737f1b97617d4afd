package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.kafka.OutcomesConsumer;
import cc.xtracker.dispatcher.log.DeliveryCounts;
import cc.xtracker.dispatcher.log.LogConfig;
import cc.xtracker.dispatcher.replay.ReplayConfig;
import cc.xtracker.dispatcher.replay.Replays;
import cc.xtracker.dispatcher.retention.LogDays;
import cc.xtracker.dispatcher.retention.Retention;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/**
 * What the delivery log needs done over and over: outcomes arrive, counts are added up, days come
 * and go, replays go on.
 */
@Singleton
public class LogLoops {
  private static final Logger LOG = Logger.getLogger(LogLoops.class);
  private static final Duration FAULT_PAUSE = Duration.ofSeconds(1);

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

  private final List<OutcomesConsumer> outcomes;
  private final DeliveryCounts counts;
  private final LogDays days;
  private final Retention retention;
  private final Replays replays;
  private final LogConfig logConfig;
  private final ReplayConfig replayConfig;
  private final InstantSource clock;
  private final List<Rounds> rounds = new CopyOnWriteArrayList<>();
  private final List<Thread> projections;
  private volatile long changeCount;

  public LogLoops(
      List<OutcomesConsumer> outcomes,
      DeliveryCounts counts,
      LogDays days,
      Retention retention,
      Replays replays,
      LogConfig logConfig,
      ReplayConfig replayConfig,
      InstantSource clock,
      MeterRegistry registry) {
    this.outcomes = outcomes;
    this.counts = counts;
    this.days = days;
    this.retention = retention;
    this.replays = replays;
    this.logConfig = logConfig;
    this.replayConfig = replayConfig;
    this.clock = clock;
    this.projections =
        outcomes.stream()
            .map(each -> Thread.ofPlatform().name("delivery-log").unstarted(each::run))
            .toList();
    registry.gauge("xtracker.log.count.changes", this, loops -> loops.changeCount);
  }

  /** Before anything is parked or projected: there is room in the log from the first outcome on. */
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
    Duration pause = keepDays();
    rounds.add(Rounds.start("log-days", pause, this::keepDays));
    rounds.add(Rounds.start("counts", logConfig.countInterval(), this::addUp));
    rounds.add(Rounds.start("replays", Duration.ZERO, this::replay));
    projections.forEach(Thread::start);
  }

  /** Before the database connections are closed. */
  void stop(@Observes ShutdownEvent stopped) {
    rounds.forEach(Rounds::stop);
    outcomes.forEach(OutcomesConsumer::stop);
    try {
      for (Thread projection : projections) {
        projection.join(STOP_PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @return how long to wait before the next time, as each of them does
   */
  private Duration keepDays() {
    try {
      days.change(existing -> retention.plan(existing, clock.instant()));
      return logConfig.upkeepInterval();
    } catch (RuntimeException e) {
      LOG.warn("the days of the delivery log cannot be kept just now", e);
      return FAULT_PAUSE;
    }
  }

  private Duration addUp() {
    try {
      changeCount = counts.addUp();
    } catch (RuntimeException e) {
      LOG.warn("counts cannot be added up just now", e);
    }
    return logConfig.countInterval();
  }

  private Duration replay() {
    try {
      return replays.step(clock.instant()) ? Duration.ZERO : replayConfig.interval();
    } catch (RuntimeException e) {
      LOG.warn("replays cannot go on just now", e);
      return FAULT_PAUSE;
    }
  }
}
