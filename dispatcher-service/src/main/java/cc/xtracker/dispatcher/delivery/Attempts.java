package cc.xtracker.dispatcher.delivery;

import cc.xtracker.model.delivery.Attempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An attempt as the delivery log shows it. */
final class Attempts {
  private Attempts() {}

  static Attempt of(Progress progress, Instant begun, AttemptResult result) {
    Integer statusCode = null;
    String snippet = null;
    if (result instanceof AttemptResult.Answered answered) {
      statusCode = answered.statusCode();
      snippet = answered.snippet().isEmpty() ? null : answered.snippet();
    }
    return new Attempt(
        progress.attempts(),
        begun.toEpochMilli(),
        statusCode,
        error(result),
        result.latency(),
        snippet);
  }

  private static @Nullable String error(AttemptResult result) {
    return ResponseClassifier.error(result).orElse(null);
  }
}
