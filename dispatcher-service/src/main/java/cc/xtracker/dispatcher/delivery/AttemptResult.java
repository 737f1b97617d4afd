package cc.xtracker.dispatcher.delivery;

import java.util.Optional;

/** What one request to a receiver came to. */
public sealed interface AttemptResult {
  long latencyMillis();

  /**
   * The receiver answered.
   *
   * @param retryAfter the header's value as given, if there was one
   * @param snippet the beginning of the body, bounded; empty when there was none
   */
  record Answered(int statusCode, Optional<String> retryAfter, String snippet, long latencyMillis)
      implements AttemptResult {}

  /** No answer arrived, or not in time. */
  record Unreachable(NetworkFailure failure, long latencyMillis) implements AttemptResult {}

  /** We did not ask: the address is one that no request may leave for. */
  record Forbidden(long latencyMillis) implements AttemptResult {}
}
