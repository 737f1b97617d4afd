package cc.xtracker.dispatcher.retry;

import java.time.Duration;

/**
 * Of one destination.
 *
 * @param firstDelay about how long after the first failure the second attempt comes
 * @param maxDelay the cap of the exponential growth
 * @param maxAttempts in all, the first included; then the delivery fails permanently
 */
public record RetryPolicy(Duration firstDelay, Duration maxDelay, int maxAttempts) {}
