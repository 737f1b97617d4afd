package cc.xtracker.dispatcher.lane;

/**
 * How full lanes are.
 *
 * @param overflowingCount lanes of which something fresh is parked
 */
public record Census(
    int laneCount,
    int waitingCount,
    int inFlightCount,
    int openBreakerCount,
    int overflowingCount) {
  static final Census EMPTY = new Census(0, 0, 0, 0, 0);

  Census plus(Census other) {
    return new Census(
        laneCount + other.laneCount,
        waitingCount + other.waitingCount,
        inFlightCount + other.inFlightCount,
        openBreakerCount + other.openBreakerCount,
        overflowingCount + other.overflowingCount);
  }
}
