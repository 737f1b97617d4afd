package cc.xtracker.dispatcher.delivery;

import cc.xtracker.model.delivery.NextAttempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows from an attempt. */
public sealed interface Verdict {
  /** The receiver acknowledged. */
  record Delivered() implements Verdict {}

  /**
   * Another attempt is due.
   *
   * @param error the class of failure, safe to show
   * @param reason what decided the moment
   * @param laneHeldUntil nothing else may be sent to this destination before; null when the
   *     receiver did not ask for a pause
   */
  record Retry(Instant at, NextAttempt.Reason reason, String error, @Nullable Instant laneHeldUntil)
      implements Verdict {}

  /**
   * Nothing but a change on somebody's side helps: not tried again.
   *
   * @param error the class of failure, safe to show
   */
  record Refused(String error) implements Verdict {}

  /** The receiver says that it is gone for good: its destination is to be disabled. */
  record Gone() implements Verdict {}

  /**
   * We could not ask: due again soon, and no attempt.
   *
   * @param error the class of our own fault, safe to show
   */
  record Postponed(Instant at, String error) implements Verdict {}

  /**
   * It could be tried again, but has been often enough.
   *
   * @param error the class of the last failure, safe to show
   */
  record Exhausted(String error) implements Verdict {}
}
