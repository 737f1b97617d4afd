package cc.xtracker.dispatcher.delivery;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.retry.Effort;
import cc.xtracker.model.delivery.Attempt;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.delivery.NextAttempt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * Carries one dispatch through <em>attempt → classify → settle</em>. Never blocks; what it decides,
 * it decides on the thread of the dispatch's lane.
 */
public final class Courier {
  private final DestinationDirectory directory;
  private final ResponseClassifier classifier;
  private final Settlement settlement;
  private final Prober prober;
  private final HealthBoard board;
  private final InstantSource clock;
  private final RandomGenerator random;

  public Courier(
      DestinationDirectory directory,
      ResponseClassifier classifier,
      Settlement settlement,
      Prober prober,
      HealthBoard board,
      InstantSource clock,
      RandomGenerator random) {
    this.directory = directory;
    this.classifier = classifier;
    this.settlement = settlement;
    this.prober = prober;
    this.board = board;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Makes one attempt, unless the destination was deleted or disabled meanwhile.
   *
   * @param sender whose thread is the lane's
   * @return completes when it is durable what became of the dispatch, on any thread
   */
  public CompletionStage<Settled> attempt(Dispatch dispatch, WebhookSender sender, Slot slot) {
    Delivery delivery = dispatch.delivery();
    Optional<Destination> found = directory.find(delivery.destination());
    if (found.isEmpty()) {
      slot.free(Signal.NONE, 0);
      return settlement.discard(dispatch);
    }
    Destination destination = found.get();
    if (!dispatch.run().goesTo(destination)) {
      slot.free(Signal.NONE, 0);
      return settlement.putOff(dispatch);
    }
    Instant begun = clock.instant();
    return sender
        .send(destination.webhook(), delivery.eventId(), delivery.body(), delivery.trace())
        .thenCompose(result -> answered(dispatch, destination, begun, result, slot));
  }

  private CompletionStage<Settled> answered(
      Dispatch dispatch, Destination destination, Instant begun, AttemptResult result, Slot slot) {
    Progress progress = dispatch.progress().next();
    Verdict verdict =
        classifier.classify(
            result,
            effort(dispatch, progress),
            destination.retry(),
            clock.instant(),
            random.nextDouble());
    Attempt attempt = Attempts.of(progress, begun, result, verdict);
    Signal signal = Signal.of(result, verdict);
    if (dispatch instanceof Dispatch.Probe probe) {
      slot.free(signal, result.latency().totalMillis());
      switch (signal) {
        case ALIVE, BUSY -> prober.recovered(probe);
        case FAILING -> {
          return prober.stillFailing(probe, destination, attempt);
        }
        case NONE -> prober.hindered(probe);
      }
    } else {
      // A replay is somebody's wish and says nothing about the traffic.
      boolean ordinary = dispatch.run() == Dispatch.Run.ORDINARY;
      slot.free(ordinary ? signal : Signal.NONE, result.latency().totalMillis());
    }
    return settle(dispatch, progress, attempt, verdict, slot);
  }

  /** A probe is for its destination and never ends its delivery; a replay is as good as new. */
  private Effort effort(Dispatch dispatch, Progress progress) {
    if (dispatch instanceof Dispatch.Probe) {
      return Effort.FIRST;
    }
    Duration age = Duration.ofMillis(clock.millis() - dispatch.delivery().receivedAtMillis());
    boolean ordinary = dispatch.run() == Dispatch.Run.ORDINARY;
    return new Effort(progress.counted(), ordinary ? age : Duration.ZERO);
  }

  private CompletionStage<Settled> settle(
      Dispatch dispatch, Progress progress, Attempt attempt, Verdict verdict, Slot slot) {
    return switch (verdict) {
      case Verdict.Delivered() ->
          settlement.close(dispatch, attempt, DeliveryStatus.SENT, new Settled.Delivered());
      case Verdict.Refused _ -> failed(dispatch, attempt, new Settled.Refused());
      case Verdict.Exhausted _ -> failed(dispatch, attempt, new Settled.Exhausted());
      case Verdict.Gone _ -> {
        prober.gone(dispatch.delivery().destination());
        yield failed(dispatch, attempt, new Settled.Refused());
      }
      case Verdict.Postponed(Instant at, _) ->
          settlement.putOff(dispatch, Duration.between(clock.instant(), at));
      case Verdict.Retry retry -> {
        hold(dispatch, retry, slot);
        yield settlement.retry(
            dispatch,
            progress,
            attempt,
            new NextAttempt(retry.at().toEpochMilli(), retry.reason()));
      }
    };
  }

  private CompletionStage<Settled> failed(Dispatch dispatch, Attempt attempt, Settled settled) {
    return settlement.close(dispatch, attempt, DeliveryStatus.FAILED_PERMANENTLY, settled);
  }

  private void hold(Dispatch dispatch, Verdict.Retry retry, Slot slot) {
    Instant until = retry.laneHeldUntil();
    if (until != null) {
      slot.hold(until);
      var unused = board.hold(dispatch.delivery().destination(), until);
    }
  }
}
