package cc.xtracker.dispatcher.delivery;

import cc.xtracker.model.delivery.Latency;
import java.util.Optional;

/** What one request to a receiver came to. */
public sealed interface AttemptResult {
  Latency latency();

  /**
   * The receiver answered.
   *
   * @param retryAfter the header's value as given, if there was one
   * @param snippet the beginning of the body, bounded; empty when there was none
   */
  record Answered(int statusCode, Optional<String> retryAfter, String snippet, Latency latency)
      implements AttemptResult {}

  /** No answer arrived, or not in time. */
  record Unreachable(NetworkFailure failure, Latency latency) implements AttemptResult {}

  /** We could not ask, by a fault of our own: nobody is charged with it. */
  record Hindered(OwnFault fault, Latency latency) implements AttemptResult {}

  /** We did not ask: the address is one that no request may leave for. */
  record Forbidden(Latency latency) implements AttemptResult {}
}
