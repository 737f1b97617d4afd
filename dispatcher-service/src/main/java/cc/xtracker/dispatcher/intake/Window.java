package cc.xtracker.dispatcher.intake;

import java.time.Duration;

/**
 * How many records may be in flight: as many as find their way into a request soon enough. Waiting
 * in lanes is what it goes by, and every start counts alike: a destination that hardly starts
 * anything hardly counts, so it cannot narrow the window for the others. For one thread.
 */
public final class Window {
  private static final double SHRINK = 0.8;
  private static final double GROW = 1.25;

  private final int most;
  private final Duration longestWait;
  private final int least;
  private double count;

  /**
   * @param least to begin with, and always permitted
   * @param longestWait between the arrival at a lane and the start, on average
   */
  public Window(int least, int most, Duration longestWait) {
    this.least = Math.min(least, most);
    this.most = most;
    this.longestWait = longestWait;
    this.count = this.least;
  }

  public int count() {
    return (int) count;
  }

  /**
   * To be called at steady intervals.
   *
   * @param wait of late
   * @param full whether the window was what kept more records from being read
   */
  public void adjust(Duration wait, boolean full) {
    if (wait.compareTo(longestWait) > 0) {
      count = Math.max(least, count * SHRINK);
    } else if (full) {
      count = Math.min(most, count * GROW);
    }
  }
}
