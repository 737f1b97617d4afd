package cc.xtracker.dispatcher.retry;

import java.time.Duration;

/**
 * What a delivery has had so far.
 *
 * @param attempts those that count, the one that just ended included
 * @param age since its event was accepted
 */
public record Effort(int attempts, Duration age) {
  /** Of a delivery that has just been tried for the first time. */
  public static final Effort FIRST = new Effort(1, Duration.ZERO);
}
