package cc.xtracker.dispatcher.http;

import cc.xtracker.dispatcher.log.LoggedAttempt;
import cc.xtracker.model.delivery.Attempt;
import cc.xtracker.model.delivery.NextAttempt;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One attempt, and what was due after it. */
public record AttemptAnswer(
    int attempt,
    Instant at,
    @Nullable Integer statusCode,
    @Nullable String error,
    @JsonUnwrapped LatencyAnswer latency,
    @Nullable String responseSnippet,
    boolean replay,
    @Nullable Instant nextAttemptAt,
    @Nullable String nextAttemptReason) {

  static AttemptAnswer of(LoggedAttempt logged) {
    Attempt attempt = logged.attempt();
    NextAttempt next = logged.next();
    return new AttemptAnswer(
        attempt.number(),
        Instant.ofEpochMilli(attempt.atMillis()),
        attempt.statusCode(),
        attempt.error(),
        LatencyAnswer.of(attempt.latency()),
        attempt.responseSnippet(),
        logged.replay(),
        next == null ? null : Instant.ofEpochMilli(next.atMillis()),
        next == null ? null : next.reason().wireName());
  }
}
