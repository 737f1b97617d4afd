package cc.xtracker.dispatcher.delivery;

import cc.xtracker.dispatcher.retry.Backoff;
import cc.xtracker.dispatcher.retry.RetryAfter;
import cc.xtracker.dispatcher.retry.RetryPolicy;
import cc.xtracker.model.delivery.NextAttempt.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides what follows from an attempt, by the table of {@code docs/delivery.md}. */
public final class ResponseClassifier {
  public static final String RETRYABLE_STATUS = "retryable_status";
  public static final String PERMANENT_STATUS = "permanent_status";
  public static final String FORBIDDEN_ADDRESS = "forbidden_address";

  /** After a fault of our own: long enough not to repeat it in a tight loop. */
  private static final Duration OWN_FAULT_PAUSE = Duration.ofSeconds(5);

  private final RetryAfter retryAfter;

  public ResponseClassifier(RetryAfter retryAfter) {
    this.retryAfter = retryAfter;
  }

  /**
   * @param attempts made so far, this one included
   * @param random evenly drawn from [0, 1), spreads the retries
   */
  public Verdict classify(
      AttemptResult result, int attempts, RetryPolicy policy, Instant now, double random) {
    if (result instanceof AttemptResult.Hindered(OwnFault fault, _)) {
      return new Verdict.Postponed(now.plus(OWN_FAULT_PAUSE), fault.wireName());
    }
    Optional<String> error = error(result);
    if (error.isEmpty()) {
      return new Verdict.Delivered();
    }
    if (!retryable(result)) {
      return new Verdict.Refused(error.get());
    }
    return attempts >= policy.maxAttempts()
        ? new Verdict.Exhausted(error.get())
        : retry(result, error.get(), now, Backoff.delay(policy, attempts, random));
  }

  /** The class of failure from a fixed vocabulary; empty when the receiver acknowledged. */
  public static Optional<String> error(AttemptResult result) {
    return switch (result) {
      case AttemptResult.Answered(int status, _, _, _) when status >= 200 && status < 300 ->
          Optional.empty();
      case AttemptResult.Answered _ ->
          Optional.of(retryable(result) ? RETRYABLE_STATUS : PERMANENT_STATUS);
      case AttemptResult.Unreachable(NetworkFailure failure, _) -> Optional.of(failure.wireName());
      case AttemptResult.Hindered(OwnFault fault, _) -> Optional.of(fault.wireName());
      case AttemptResult.Forbidden _ -> Optional.of(FORBIDDEN_ADDRESS);
    };
  }

  private static boolean retryable(AttemptResult result) {
    return switch (result) {
      case AttemptResult.Answered(int status, _, _, _) ->
          status == 408 || status == 429 || (status >= 500 && status < 600);
      case AttemptResult.Unreachable _, AttemptResult.Hindered _ -> true;
      case AttemptResult.Forbidden _ -> false;
    };
  }

  private Verdict retry(AttemptResult result, String error, Instant now, Duration backoff) {
    return asked(result, now)
        .map(pause -> retryAfter(now.plus(pause), error))
        .orElseGet(() -> new Verdict.Retry(now.plus(backoff), Reason.BACKOFF, error, null));
  }

  private static Verdict.Retry retryAfter(Instant pauseOver, String error) {
    return new Verdict.Retry(pauseOver, Reason.RETRY_AFTER, error, pauseOver);
  }

  private Optional<Duration> asked(AttemptResult result, Instant now) {
    return result instanceof AttemptResult.Answered(_, Optional<String> header, _, _)
        ? header.flatMap(value -> retryAfter.parse(value, now))
        : Optional.empty();
  }
}
