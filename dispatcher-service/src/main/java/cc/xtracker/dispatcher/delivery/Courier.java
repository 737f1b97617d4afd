package cc.xtracker.dispatcher.delivery;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.retry.Effort;
import cc.xtracker.model.delivery.Attempt;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.delivery.Latency;
import cc.xtracker.model.delivery.NextAttempt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Carries one dispatch through <em>attempt → classify → settle</em>. Blocks until what became of it
 * is durable, so every dispatch has a virtual thread of its own.
 */
public final class Courier {
  private final DestinationDirectory directory;
  private final WebhookSender sender;
  private final ResponseClassifier classifier;
  private final Outcomes outcomes;
  private final Parking parking;
  private final InstantSource clock;
  private final RandomGenerator random;

  public Courier(
      DestinationDirectory directory,
      WebhookSender sender,
      ResponseClassifier classifier,
      Outcomes outcomes,
      Parking parking,
      InstantSource clock,
      RandomGenerator random) {
    this.directory = directory;
    this.sender = sender;
    this.classifier = classifier;
    this.outcomes = outcomes;
    this.parking = parking;
    this.clock = clock;
    this.random = random;
  }

  /** Makes one attempt, unless the destination was deleted or disabled meanwhile. */
  public Settled attempt(Dispatch dispatch, Slot slot) {
    Optional<Destination> found = directory.find(dispatch.delivery().destination());
    if (found.isEmpty()) {
      slot.free();
      return discard(dispatch);
    }
    Destination destination = found.get();
    if (!destination.enabled()) {
      slot.free();
      return putOff(dispatch);
    }
    Delivery delivery = dispatch.delivery();
    Instant begun = clock.instant();
    AttemptResult result =
        sender
            .send(destination.webhook(), delivery.eventId(), delivery.body())
            .toCompletableFuture()
            .join();
    Progress progress = dispatch.progress().next();
    Verdict verdict =
        classifier.classify(
            result,
            effort(delivery, progress),
            destination.retry(),
            clock.instant(),
            random.nextDouble());
    slot.free();
    return settle(dispatch, progress, Attempts.of(progress, begun, result, verdict), verdict, slot);
  }

  private Effort effort(Delivery delivery, Progress progress) {
    return new Effort(
        progress.counted(), Duration.ofMillis(clock.millis() - delivery.receivedAtMillis()));
  }

  private Settled settle(
      Dispatch dispatch, Progress progress, Attempt attempt, Verdict verdict, Slot slot) {
    return switch (verdict) {
      case Verdict.Delivered() -> {
        close(dispatch, attempt, DeliveryStatus.SENT);
        yield new Settled.Delivered();
      }
      case Verdict.Refused _ -> {
        close(dispatch, attempt, DeliveryStatus.FAILED_PERMANENTLY);
        yield new Settled.Refused();
      }
      case Verdict.Exhausted _ -> {
        close(dispatch, attempt, DeliveryStatus.FAILED_PERMANENTLY);
        yield new Settled.Exhausted();
      }
      case Verdict.Gone _ -> {
        close(dispatch, attempt, DeliveryStatus.FAILED_PERMANENTLY);
        yield new Settled.Refused();
      }
      case Verdict.Postponed(Instant at, _) ->
          putOff(dispatch, Duration.between(clock.instant(), at));
      case Verdict.Retry retry -> {
        hold(dispatch, retry, slot);
        retryAt(dispatch, progress, attempt, retry);
        yield new Settled.Parked();
      }
    };
  }

  /**
   * Keeps the dispatch for when its lane has room, its destination is enabled or its pause over.
   */
  public Settled putOff(Dispatch dispatch) {
    switch (dispatch) {
      case Dispatch.Fresh(Delivery delivery, Instant since) ->
          parking.park(delivery, Progress.NONE, since);
      case Dispatch.Claimed claimed -> parking.release(claimed.delivery().eventId());
    }
    return new Settled.Parked();
  }

  /** Keeps the dispatch for a while, after a fault of our own that is no attempt. */
  public Settled putOff(Dispatch dispatch, Duration pause) {
    Instant dueAt = clock.instant().plus(pause);
    switch (dispatch) {
      case Dispatch.Fresh fresh -> parking.park(fresh.delivery(), Progress.NONE, dueAt);
      case Dispatch.Claimed(Delivery delivery, Progress progress, _) ->
          parking.reschedule(delivery.eventId(), progress, dueAt);
    }
    return new Settled.Parked();
  }

  /** Gives up a dispatch whose destination is deleted. */
  public Settled discard(Dispatch dispatch) {
    Settled.Reason reason = Settled.Reason.DESTINATION_DELETED;
    int number = dispatch.progress().attempts();
    Attempt none = new Attempt(number, clock.millis(), null, reason.wireName(), Latency.NONE, null);
    close(dispatch, none, DeliveryStatus.DISCARDED);
    return new Settled.Discarded(reason);
  }

  private void close(Dispatch dispatch, Attempt attempt, DeliveryStatus status) {
    outcomes.record(
        new DeliveryOutcome(dispatch.delivery(), attempt, status, null, replay(dispatch)));
    if (dispatch instanceof Dispatch.Claimed(Delivery delivery, _, _)) {
      parking.remove(delivery.eventId());
    }
  }

  private void retryAt(Dispatch dispatch, Progress progress, Attempt attempt, Verdict.Retry retry) {
    Delivery delivery = dispatch.delivery();
    Instant at = retry.at();
    outcomes.record(
        new DeliveryOutcome(
            delivery,
            attempt,
            DeliveryStatus.RETRYING,
            new NextAttempt(at.toEpochMilli(), retry.reason()),
            replay(dispatch)));
    switch (dispatch) {
      case Dispatch.Fresh _ -> parking.park(delivery, progress, at);
      case Dispatch.Claimed _ -> parking.reschedule(delivery.eventId(), progress, at);
    }
  }

  private static boolean replay(Dispatch dispatch) {
    return dispatch.run() != Dispatch.Run.ORDINARY;
  }

  private void hold(Dispatch dispatch, Verdict.Retry retry, Slot slot) {
    Instant until = retry.laneHeldUntil();
    if (until != null) {
      slot.hold(until);
      parking.hold(dispatch.delivery().destination(), until);
    }
  }
}
