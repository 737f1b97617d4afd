package cc.xtracker.dispatcher.lane;

import cc.xtracker.dispatcher.limit.BreakerConfig;
import java.time.Duration;

/**
 * The bounds of the lanes of one loop.
 *
 * @param waitingCount deliveries that wait in all of them together
 * @param inFlightCount requests under way in all of them together
 * @param maxWait for a start, before a delivery is put off
 * @param displacedCount people of all of them together who are remembered to have something parked
 */
record LaneRules(
    int waitingCount,
    int inFlightCount,
    Duration maxWait,
    int displacedCount,
    BreakerConfig breaker) {
  static LaneRules of(LaneConfig config, BreakerConfig breaker, int loopCount) {
    return new LaneRules(
        Math.max(1, config.waitingCount() / loopCount),
        Math.max(1, config.inFlightCount() / loopCount),
        config.maxWait(),
        config.displacedCount() / loopCount,
        breaker);
  }
}
