package cc.xtracker.dispatcher.delivery;

import cc.xtracker.dispatcher.delivery.Dispatch.Claimed;
import cc.xtracker.dispatcher.delivery.Dispatch.Fresh;
import cc.xtracker.dispatcher.delivery.Dispatch.Probe;
import cc.xtracker.model.delivery.Attempt;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.delivery.Latency;
import cc.xtracker.model.delivery.NextAttempt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/**
 * Makes durable what became of a dispatch: first its outcome on the record, then its row. The only
 * place where a {@link Settled} comes from once a record was decoded.
 */
public final class Settlement {
  private final Outcomes outcomes;
  private final Parking parking;
  private final Tally tally;
  private final InstantSource clock;

  public Settlement(Outcomes outcomes, Parking parking, Tally tally, InstantSource clock) {
    this.outcomes = outcomes;
    this.parking = parking;
    this.tally = tally;
    this.clock = clock;
  }

  /** Ends the delivery. */
  CompletionStage<Settled> close(
      Dispatch dispatch, Attempt attempt, DeliveryStatus status, Settled settled) {
    Delivery delivery = dispatch.delivery();
    CompletionStage<Void> recorded =
        outcomes.record(new DeliveryOutcome(delivery, attempt, status, null, replay(dispatch)));
    CompletionStage<Void> closed =
        switch (dispatch) {
          case Fresh _ -> recorded;
          case Claimed _, Probe _ -> recorded.thenCompose(_ -> parking.remove(delivery));
        };
    return counted(closed, settled);
  }

  /** Keeps the delivery for its next attempt. */
  CompletionStage<Settled> retry(
      Dispatch dispatch, Progress progress, Attempt attempt, NextAttempt next) {
    Delivery delivery = dispatch.delivery();
    Instant at = Instant.ofEpochMilli(next.atMillis());
    CompletionStage<Void> recorded =
        outcomes.record(
            new DeliveryOutcome(
                delivery, attempt, DeliveryStatus.RETRYING, next, replay(dispatch)));
    CompletionStage<Void> kept =
        recorded.thenCompose(
            _ ->
                switch (dispatch) {
                  case Fresh _ -> parking.park(delivery, progress, at);
                  case Claimed _, Probe _ -> parking.reschedule(delivery, progress, at);
                });
    return counted(kept, new Settled.Parked());
  }

  /**
   * Keeps the dispatch untried for when its lane has room, its destination is enabled or its pause
   * over.
   */
  public CompletionStage<Settled> putOff(Dispatch dispatch) {
    return counted(
        switch (dispatch) {
          case Fresh(Delivery delivery, Instant since) ->
              parking.park(delivery, Progress.NONE, since);
          case Claimed _, Probe _ -> parking.release(dispatch.delivery());
        },
        new Settled.Parked());
  }

  /** Keeps the dispatch for a while, after a fault of our own that is no attempt. */
  public CompletionStage<Settled> putOff(Dispatch dispatch, Duration pause) {
    Instant dueAt = clock.instant().plus(pause);
    return counted(
        switch (dispatch) {
          case Fresh fresh -> parking.park(fresh.delivery(), Progress.NONE, dueAt);
          case Claimed _, Probe _ ->
              parking.reschedule(dispatch.delivery(), dispatch.progress(), dueAt);
        },
        new Settled.Parked());
  }

  /** Gives up a dispatch whose destination is deleted. */
  public CompletionStage<Settled> discard(Dispatch dispatch) {
    Settled.Reason reason = Settled.Reason.DESTINATION_DELETED;
    int number = dispatch.progress().attempts();
    Attempt none = new Attempt(number, clock.millis(), null, reason.wireName(), Latency.NONE, null);
    return close(dispatch, none, DeliveryStatus.DISCARDED, new Settled.Discarded(reason));
  }

  private CompletionStage<Settled> counted(CompletionStage<Void> durable, Settled settled) {
    return durable.thenApply(
        _ -> {
          tally.count(settled);
          return settled;
        });
  }

  private static boolean replay(Dispatch dispatch) {
    return dispatch.run() != Dispatch.Run.ORDINARY;
  }
}
