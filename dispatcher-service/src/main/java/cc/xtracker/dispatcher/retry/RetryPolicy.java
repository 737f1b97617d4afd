package cc.xtracker.dispatcher.retry;

import java.time.Duration;
import java.util.Set;

/**
 * Of one destination.
 *
 * @param firstDelay about how long after the first failure the second attempt comes
 * @param maxDelay the cap of the exponential growth
 * @param maxAttempts in all, the first included; then the delivery fails permanently
 * @param maxAge counted from when the event was accepted: an attempt that fails later is the last
 * @param furtherStatuses answers that are tried again besides 408, 429 and 5xx
 */
public record RetryPolicy(
    Duration firstDelay,
    Duration maxDelay,
    int maxAttempts,
    Duration maxAge,
    Set<Integer> furtherStatuses) {

  public RetryPolicy {
    furtherStatuses = Set.copyOf(furtherStatuses);
  }

  /** Whether a delivery that failed again has had all that it gets. */
  public boolean exhausted(Effort effort) {
    return effort.attempts() >= maxAttempts || effort.age().compareTo(maxAge) > 0;
  }
}
