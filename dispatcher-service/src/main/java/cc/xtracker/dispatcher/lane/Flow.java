package cc.xtracker.dispatcher.lane;

/**
 * How deliveries go through lanes.
 *
 * @param startedCount since the service began
 * @param openCount now, from their way into a lane until it is durable what became of them
 * @param outsideCount of these, out of our hands: requests under way, and what waits in lanes whose
 *     receiver gives no sign of life
 * @param stalledCount fresh ones now, waiting or in flight, in such lanes
 */
public record Flow(long startedCount, int openCount, int outsideCount, int stalledCount) {
  public static final Flow NONE = open(0);

  static Flow open(int count) {
    return new Flow(0, count, 0, 0);
  }

  Flow plus(Flow other) {
    return new Flow(
        startedCount + other.startedCount,
        openCount + other.openCount,
        outsideCount + other.outsideCount,
        stalledCount + other.stalledCount);
  }

  /** Open ones that wait for us. */
  public int insideCount() {
    return Math.max(0, openCount - outsideCount);
  }
}
