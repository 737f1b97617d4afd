package cc.xtracker.dispatcher.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast a job goes: in steps no further apart than a quarter of a second where the rate has that
 * many, each of them due when the ones before have used up their time.
 */
public record Pace(int perSecond) {
  private static final int STEPS_PER_SECOND = 4;
  private static final long SECOND_NANOS = 1_000_000_000L;

  /** What a job that was held up may catch up with. */
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(1);

  /**
   * @throws IllegalArgumentException if the rate is not positive
   */
  public Pace {
    if (perSecond < 1) {
      throw new IllegalArgumentException("a rate is at least 1 a second");
    }
  }

  /** How many a step may take. */
  public int stepCount(int bound) {
    return Math.clamp(perSecond / STEPS_PER_SECOND, 1, bound);
  }

  /** When the next step is due. */
  public Instant next(Instant due, Instant now, int taken) {
    Instant earliest = now.minus(LONGEST_DELAY);
    return (due.isBefore(earliest) ? earliest : due).plusNanos(taken * SECOND_NANOS / perSecond);
  }
}
