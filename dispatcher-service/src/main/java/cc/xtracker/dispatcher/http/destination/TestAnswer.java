package cc.xtracker.dispatcher.http.destination;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.ResponseClassifier;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver took a sample event.
 *
 * @param body exactly what was sent
 */
record TestAnswer(
    boolean ok,
    @Nullable Integer statusCode,
    @Nullable String error,
    long latencyMs,
    @Nullable String responseSnippet,
    String body) {

  static TestAnswer of(AttemptResult result, String body) {
    String error = ResponseClassifier.error(result).orElse(null);
    return result instanceof AttemptResult.Answered answered
        ? new TestAnswer(
            error == null,
            answered.statusCode(),
            error,
            answered.latency().totalMillis(),
            answered.snippet(),
            body)
        : new TestAnswer(false, null, error, result.latency().totalMillis(), null, body);
  }
}
