package cc.xtracker.dispatcher.intake;

import cc.xtracker.dispatcher.lane.Flow;
import java.time.Duration;

/**
 * How many records may be in flight: as many as keep the receivers busy, and no more than we can
 * work on. What waits for us, in lanes or anywhere else, over how fast deliveries start, tells how
 * long the next one will wait; what is at a receiver does not count, however slow it is. What is
 * held at receivers that give no sign of life comes on top, so that the others have a window of
 * their own. For one thread.
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
   * @param longestWait for us, on average
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
    if (flow.insideCount() > perMilli * longestWait.toMillis()) {
      count = Math.max(least, count * SHRINK);
    } else if (full) {
      count = Math.min(most, count * GROW);
    }
  }
}
