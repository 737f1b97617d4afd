package cc.xtracker.dispatcher.delivery;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.retry.Backoff;
import cc.xtracker.dispatcher.retry.RetryPolicy;
import cc.xtracker.model.delivery.Attempt;
import cc.xtracker.model.delivery.NextAttempt;
import cc.xtracker.model.id.DestinationId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * What follows from probing a destination that fails as a whole. A probe is a delivery like any
 * other, but one that fails costs its delivery no attempt and moves nothing but the next probe.
 */
public final class Prober {
  private static final Logger LOG = System.getLogger(Prober.class.getName());

  private final Settlement settlement;
  private final HealthBoard board;
  private final Disabling disabling;
  private final ProbeConfig config;
  private final InstantSource clock;
  private final RandomGenerator random;

  public Prober(
      Settlement settlement,
      HealthBoard board,
      Disabling disabling,
      ProbeConfig config,
      InstantSource clock,
      RandomGenerator random) {
    this.settlement = settlement;
    this.board = board;
    this.disabling = disabling;
    this.config = config;
    this.clock = clock;
    this.random = random;
  }

  /** The destination has begun to fail as a whole. */
  public CompletionStage<Void> begin(Destination destination, Instant since) {
    LOG.log(Level.INFO, () -> "breaker opened " + inLog(destination));
    return board.open(destination.id(), since, clock.instant().plus(delay(destination, 0)));
  }

  CompletionStage<Settled> stillFailing(
      Dispatch.Probe probe, Destination destination, Attempt attempt) {
    Instant now = clock.instant();
    Ailment before = probe.ailment();
    Duration failing = Duration.between(before.since(), now);
    int stages = stages(failing);
    if (stages > before.warnings()) {
      LOG.log(Level.WARNING, () -> "destination failing " + inLog(destination) + " for=" + failing);
    }
    Ailment ailment =
        new Ailment(before.since(), before.failedProbes() + 1, Math.max(stages, before.warnings()));
    Instant probeAt = now.plus(delay(destination, ailment.failedProbes()));
    var unused = board.stillFailing(destination.id(), ailment, probeAt);
    if (failing.compareTo(config.disableAfter()) >= 0) {
      disabling.disable(destination.id(), "failing since " + before.since());
    }
    Progress progress = probe.progress().nextUncounted();
    NextAttempt next = new NextAttempt(probeAt.toEpochMilli(), NextAttempt.Reason.BREAKER_OPEN);
    return settlement.retry(probe, progress, attempt, next);
  }

  /** Nothing was learnt, by a fault of our own. */
  void hindered(Dispatch.Probe probe) {
    var unused =
        board.stillFailing(
            probe.delivery().destination(),
            probe.ailment(),
            clock.instant().plus(config.firstDelay()));
  }

  void recovered(Dispatch.Probe probe) {
    DestinationId destination = probe.delivery().destination();
    LOG.log(Level.INFO, () -> "breaker closed destination=" + destination);
    var unused = board.recovered(destination, clock.instant());
  }

  void gone(DestinationId destination) {
    disabling.disable(destination, "the receiver answered 410 Gone");
  }

  private static String inLog(Destination destination) {
    return "destination=" + destination.id() + " space=" + destination.space();
  }

  private int stages(Duration failing) {
    return Math.toIntExact(
        config.warnAfter().stream().filter(stage -> failing.compareTo(stage) >= 0).count());
  }

  private Duration delay(Destination destination, int failedProbes) {
    RetryPolicy own = destination.retry();
    RetryPolicy pace =
        new RetryPolicy(
            shorter(own.firstDelay(), config.firstDelay()),
            shorter(own.maxDelay(), config.maxDelay()),
            Integer.MAX_VALUE,
            Duration.ZERO,
            Set.of());
    return Backoff.delay(pace, failedProbes + 1, random.nextDouble());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
