package cc.xtracker.dispatcher.delivery;

import cc.xtracker.model.delivery.NextAttempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows from an attempt. */
public sealed interface Verdict {
  /** The class of failure from a fixed vocabulary, safe to show; null when there was none. */
  @Nullable String error();

  /** The receiver acknowledged. */
  record Delivered() implements Verdict {
    @Override
    public @Nullable String error() {
      return null;
    }
  }

  /**
   * Another attempt is due.
   *
   * @param reason what decided the moment
   * @param laneHeldUntil nothing else may be sent to this destination before; null when the
   *     receiver did not ask for a pause
   */
  record Retry(Instant at, NextAttempt.Reason reason, String error, @Nullable Instant laneHeldUntil)
      implements Verdict {}

  /** Nothing but a change on somebody's side helps: not tried again. */
  record Refused(String error) implements Verdict {}

  /** The receiver says that it is gone for good: its destination is to be disabled. */
  record Gone() implements Verdict {
    @Override
    public String error() {
      return "gone";
    }
  }

  /**
   * We could not ask: due again soon, and no attempt.
   *
   * @param error the class of our own fault
   */
  record Postponed(Instant at, String error) implements Verdict {}

  /** It could be tried again, but has been for often or long enough. */
  record Exhausted(String error) implements Verdict {}
}
