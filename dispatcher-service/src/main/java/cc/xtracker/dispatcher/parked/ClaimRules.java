package cc.xtracker.dispatcher.parked;

import java.time.Duration;

/**
 * How much is claimed and for how long.
 *
 * @param claimCount deliveries of one destination in one look at most
 * @param laneWait what a claimed delivery waits in its lane at most
 * @param margin time to record the outcome
 */
public record ClaimRules(int claimCount, Duration laneWait, Duration margin) {

  /** Outlives the wait and the request, so that nobody else attempts it meanwhile. */
  Duration lease(Duration requestTimeout) {
    return laneWait.plus(requestTimeout).plus(margin);
  }
}
