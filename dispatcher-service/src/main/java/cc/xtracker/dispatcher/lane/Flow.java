package cc.xtracker.dispatcher.lane;

/**
 * How deliveries go through lanes.
 *
 * @param startedCount since the service began
 * @param waitingCount now
 */
public record Flow(long startedCount, int waitingCount) {
  Flow plus(Flow other) {
    return new Flow(startedCount + other.startedCount, waitingCount + other.waitingCount);
  }
}
