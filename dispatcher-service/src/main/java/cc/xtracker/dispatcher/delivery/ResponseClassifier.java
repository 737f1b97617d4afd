package cc.xtracker.dispatcher.delivery;

import cc.xtracker.dispatcher.retry.Backoff;
import cc.xtracker.dispatcher.retry.Effort;
import cc.xtracker.dispatcher.retry.RetryAfter;
import cc.xtracker.dispatcher.retry.RetryPolicy;
import cc.xtracker.model.delivery.NextAttempt.Reason;
import java.time.Duration;
import java.time.Instant;

/** Decides what follows from an attempt, by the table of {@code docs/delivery.md}. */
public final class ResponseClassifier {
  public static final String RETRYABLE_STATUS = "retryable_status";
  public static final String PERMANENT_STATUS = "permanent_status";
  public static final String FORBIDDEN_ADDRESS = "forbidden_address";

  /** RFC 9110 section 15.5.11. */
  private static final int GONE = 410;

  /** After a fault of our own: long enough not to repeat it in a tight loop. */
  private static final Duration OWN_FAULT_PAUSE = Duration.ofSeconds(5);

  private final RetryAfter retryAfter;

  public ResponseClassifier(RetryAfter retryAfter) {
    this.retryAfter = retryAfter;
  }

  /**
   * @param effort this attempt included
   * @param random evenly drawn from [0, 1), spreads the retries
   */
  public Verdict classify(
      AttemptResult result, Effort effort, RetryPolicy policy, Instant now, double random) {
    Instant usual = now.plus(Backoff.delay(policy, effort.attempts(), random));
    Verdict verdict =
        switch (result) {
          case AttemptResult.Answered answered -> answered(answered, policy, now, usual);
          case AttemptResult.Unreachable(NetworkFailure failure, _) ->
              new Verdict.Retry(usual, Reason.BACKOFF, failure.wireName(), null);
          case AttemptResult.Hindered(OwnFault fault, _) ->
              new Verdict.Postponed(now.plus(OWN_FAULT_PAUSE), fault.wireName());
          case AttemptResult.Forbidden _ -> new Verdict.Refused(FORBIDDEN_ADDRESS);
        };
    return verdict instanceof Verdict.Retry retry && policy.exhausted(effort)
        ? new Verdict.Exhausted(retry.error())
        : verdict;
  }

  private Verdict answered(
      AttemptResult.Answered answered, RetryPolicy policy, Instant now, Instant usual) {
    int status = answered.statusCode();
    if (status >= 200 && status < 300) {
      return new Verdict.Delivered();
    }
    if (status == GONE) {
      return new Verdict.Gone();
    }
    if (!retryable(status, policy)) {
      return new Verdict.Refused(PERMANENT_STATUS);
    }
    return answered
        .retryAfter()
        .flatMap(value -> retryAfter.parse(value, now))
        .map(pause -> heldUntil(now.plus(pause)))
        .orElseGet(() -> new Verdict.Retry(usual, Reason.BACKOFF, RETRYABLE_STATUS, null));
  }

  private static boolean retryable(int status, RetryPolicy policy) {
    return status == 408
        || status == 429
        || (status >= 500 && status < 600)
        || policy.furtherStatuses().contains(status);
  }

  private static Verdict.Retry heldUntil(Instant pauseOver) {
    return new Verdict.Retry(pauseOver, Reason.RETRY_AFTER, RETRYABLE_STATUS, pauseOver);
  }
}
