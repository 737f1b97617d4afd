package cc.xtracker.dispatcher.lane;

/**
 * How deliveries go through lanes.
 *
 * @param startedCount since the service began
 * @param waitingCount now, in lanes whose receiver gives signs of life
 * @param stalledCount fresh ones now, waiting or in flight, in lanes whose receiver gives none
 */
public record Flow(long startedCount, int waitingCount, int stalledCount) {
  public static final Flow NONE = new Flow(0, 0, 0);

  Flow plus(Flow other) {
    return new Flow(
        startedCount + other.startedCount,
        waitingCount + other.waitingCount,
        stalledCount + other.stalledCount);
  }
}
