package cc.xtracker.dispatcher.retry;

import java.time.Duration;

/**
 * How long a delivery rests after a failure.
 *
 * <p>The delay is drawn evenly from {@code [first/2, ceiling)}. The ceiling is 1.5 times the first
 * delay after the first failure, doubles with every further one and never passes the maximum. So
 * the first retry comes after the first delay on average; later ones spread over their whole span,
 * which keeps the deliveries of one outage from returning together; and the floor keeps a lucky
 * draw from retrying at once.
 */
public final class Backoff {
  private static final int MAX_DOUBLINGS = 30;

  private Backoff() {}

  /**
   * @param failedAttempts so far, at least 1
   * @param random evenly drawn from [0, 1)
   */
  public static Duration delay(RetryPolicy policy, int failedAttempts, double random) {
    double floorMillis = policy.firstDelay().toMillis() / 2.0;
    long doublings = 1L << Math.min(failedAttempts - 1, MAX_DOUBLINGS);
    double ceilingMillis =
        Math.min(3 * floorMillis * doublings, (double) policy.maxDelay().toMillis());
    return Duration.ofMillis(Math.round(floorMillis + random * (ceilingMillis - floorMillis)));
  }
}
