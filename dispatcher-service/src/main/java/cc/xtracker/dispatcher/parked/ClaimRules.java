package cc.xtracker.dispatcher.parked;

import java.time.Duration;

/**
 * How much is claimed and for how long.
 *
 * @param laneCount destinations in one look at most
 * @param claimCount deliveries of one destination in one look at most
 * @param laneWait what a claimed delivery waits in its lane at most
 * @param margin time to record the outcome
 * @param round between two times that all lanes are told how their destinations are
 * @param survey between two times that all of what is parked is looked through
 * @param settling for how long this is done after partitions came
 */
public record ClaimRules(
    int laneCount,
    int claimCount,
    Duration laneWait,
    Duration margin,
    Duration round,
    Duration survey,
    Duration settling) {

  public static ClaimRules of(ParkedConfig config, Duration laneWait) {
    return new ClaimRules(
        config.laneCount(),
        config.claimCount(),
        laneWait,
        config.leaseMargin(),
        config.healthInterval(),
        config.surveyInterval(),
        config.settlingTime());
  }

  /** Outlives the wait and the request, so that nobody else attempts it meanwhile. */
  Duration lease(Duration requestTimeout) {
    return laneWait.plus(requestTimeout).plus(margin);
  }
}
