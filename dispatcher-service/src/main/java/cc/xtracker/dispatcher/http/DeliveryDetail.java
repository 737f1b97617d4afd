package cc.xtracker.dispatcher.http;

import cc.xtracker.dispatcher.log.LogEntry;
import cc.xtracker.model.delivery.Attempt;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One delivery with all that is known of it.
 *
 * @param body the exact text that is sent
 */
public record DeliveryDetail(
    @JsonUnwrapped DeliveryAnswer delivery, String body, List<AttemptAnswer> attemptLog) {

  /** One attempt. */
  public record AttemptAnswer(
      int attempt,
      Instant at,
      @Nullable Integer statusCode,
      @Nullable String error,
      long latencyMs,
      @Nullable String responseSnippet) {

    static AttemptAnswer of(Attempt attempt) {
      return new AttemptAnswer(
          attempt.number(),
          Instant.ofEpochMilli(attempt.atMillis()),
          attempt.statusCode(),
          attempt.error(),
          attempt.latency().totalMillis(),
          attempt.responseSnippet());
    }
  }

  static DeliveryDetail of(LogEntry entry, List<Attempt> attempts) {
    return new DeliveryDetail(
        DeliveryAnswer.of(entry),
        entry.delivery().body(),
        attempts.stream().map(AttemptAnswer::of).toList());
  }
}
