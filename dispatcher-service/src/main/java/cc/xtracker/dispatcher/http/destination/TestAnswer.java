package cc.xtracker.dispatcher.http.destination;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.Verdict;
import cc.xtracker.dispatcher.http.LatencyAnswer;
import cc.xtracker.dispatcher.webhook.Sample;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver took a sample event.
 *
 * @param verdict what would follow if it were a delivery
 * @param body exactly what was sent
 */
record TestAnswer(
    boolean ok,
    String verdict,
    @Nullable Integer statusCode,
    @Nullable String error,
    @JsonUnwrapped LatencyAnswer latency,
    @Nullable String responseSnippet,
    String body) {

  static TestAnswer of(AttemptResult result, Verdict verdict, Sample sample) {
    Integer statusCode = null;
    String snippet = null;
    if (result instanceof AttemptResult.Answered answered) {
      statusCode = answered.statusCode();
      snippet = answered.snippet();
    }
    return new TestAnswer(
        verdict instanceof Verdict.Delivered,
        name(verdict),
        statusCode,
        verdict.error(),
        LatencyAnswer.of(result.latency()),
        snippet,
        sample.body());
  }

  private static String name(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Delivered _ -> "delivered";
      case Verdict.Retry _ -> "retry";
      case Verdict.Refused _ -> "refused";
      case Verdict.Exhausted _ -> "exhausted";
      case Verdict.Gone _ -> "gone";
      case Verdict.Postponed _ -> "postponed";
    };
  }
}
