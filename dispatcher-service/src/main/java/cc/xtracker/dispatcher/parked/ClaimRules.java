package cc.xtracker.dispatcher.parked;

import java.time.Duration;

/**
 * How much is claimed and for how long.
 *
 * @param laneWait what a claimed delivery waits in its lane at most
 */
public record ClaimRules(ParkedConfig config, Duration laneWait) {

  /** Outlives the wait and the request, so that nobody else attempts it meanwhile. */
  Duration lease(Duration requestTimeout) {
    return laneWait.plus(requestTimeout).plus(config.leaseMargin());
  }
}
