package cc.xtracker.binding.http.funnel;

import cc.xtracker.binding.funnel.Counts;
import cc.xtracker.binding.funnel.FunnelCounts.Funnel;
import cc.xtracker.binding.funnel.FunnelQuestion;
import cc.xtracker.binding.funnel.FunnelStep;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A funnel, with what was asked.
 *
 * @param revenue decimals as texts, by currency
 * @param series every bucket of the span, those in which nothing happened included
 */
record FunnelAnswer(
    String spaceId,
    Instant from,
    Instant to,
    String bucket,
    @Nullable String link,
    @Nullable String campaign,
    List<Step> steps,
    long bound,
    Map<String, String> revenue,
    List<Moment> series) {

  /**
   * @param ratio null for a click, and when nobody came to the step before
   */
  record Step(String step, long events, long people, @Nullable Double ratio) {
    static List<Step> all(Counts counts) {
      return Arrays.stream(FunnelStep.values()).map(step -> of(step, counts)).toList();
    }

    private static Step of(FunnelStep step, Counts counts) {
      OptionalDouble ratio = counts.ratio(step);
      return new Step(
          step.wireName(),
          counts.at(step).events(),
          counts.at(step).people(),
          ratio.isPresent() ? ratio.getAsDouble() : null);
    }
  }

  /**
   * @param at where the bucket begins
   */
  record Moment(Instant at, List<Step> steps, long bound, Map<String, String> revenue) {}

  static FunnelAnswer of(FunnelQuestion question, Funnel funnel) {
    return new FunnelAnswer(
        question.space().value(),
        Instant.ofEpochMilli(question.fromMillis()),
        Instant.ofEpochMilli(question.toMillis()),
        question.bucket().wireName(),
        question.link(),
        question.campaign(),
        Step.all(funnel.whole()),
        funnel.whole().bound(),
        revenue(funnel.whole()),
        question.buckets().mapToObj(at -> moment(at, funnel)).toList());
  }

  private static Moment moment(long atMillis, Funnel funnel) {
    Counts counts = funnel.series().getOrDefault(atMillis, Counts.NONE);
    return new Moment(
        Instant.ofEpochMilli(atMillis), Step.all(counts), counts.bound(), revenue(counts));
  }

  private static Map<String, String> revenue(Counts counts) {
    Map<String, String> texts = new LinkedHashMap<>();
    counts.revenue().forEach((currency, sum) -> texts.put(currency, sum.toPlainString()));
    return texts;
  }
}
