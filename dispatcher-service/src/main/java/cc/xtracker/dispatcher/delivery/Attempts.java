package cc.xtracker.dispatcher.delivery;

import cc.xtracker.model.delivery.Attempt;
import java.time.Instant;

/** An attempt as the delivery log shows it. */
final class Attempts {
  private Attempts() {}

  static Attempt of(Progress progress, Instant begun, AttemptResult result, Verdict verdict) {
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
        verdict.error(),
        result.latency(),
        snippet);
  }
}
