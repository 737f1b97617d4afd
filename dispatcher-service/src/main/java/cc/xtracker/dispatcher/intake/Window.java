package cc.xtracker.dispatcher.intake;

import cc.xtracker.dispatcher.lane.Flow;
import java.time.Duration;

/**
 * How many records may be in flight: as many as find their way into a request soon enough. What
 * waits in lanes, over how fast it starts, tells how long the next one will wait. What is held at
 * receivers that give no sign of life comes on top, so that the others have a window of their own.
 * For one thread.
 */
public final class Window {
  private static final double SHRINK = 0.7;
  private static final double GROW = 1.25;

  private final int least;
  private final int most;
  private final Duration longestWait;
  private double count;
  private long startedCount;
  private int stalledCount;

  /**
   * @param least to begin with, and always permitted
   * @param most whatever is stalled
   * @param longestWait between the arrival at a lane and the start, on average
   */
  public Window(int least, int most, Duration longestWait) {
    this.least = Math.min(least, most);
    this.most = most;
    this.longestWait = longestWait;
    this.count = this.least;
  }

  public int count() {
    return Math.min(most, (int) count + stalledCount);
  }

  /**
   * @param elapsed since the last adjustment
   * @param full whether the window was what kept more records from being read
   */
  public void adjust(Flow flow, Duration elapsed, boolean full) {
    double perMilli = (flow.startedCount() - startedCount) / (double) elapsed.toMillis();
    startedCount = flow.startedCount();
    stalledCount = flow.stalledCount();
    if (flow.waitingCount() > perMilli * longestWait.toMillis()) {
      count = Math.max(least, count * SHRINK);
    } else if (full) {
      count = Math.min(most, count * GROW);
    }
  }
}
