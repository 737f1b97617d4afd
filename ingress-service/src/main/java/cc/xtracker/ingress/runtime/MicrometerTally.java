package cc.xtracker.ingress.runtime;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Endpoint;
import cc.xtracker.ingress.answer.Tally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One counter for each endpoint and outcome, and for each outcome of an event in a batch. */
@Singleton
final class MicrometerTally implements Tally {
  private final MeterRegistry meters;
  private final Map<Endpoint, Map<String, Counter>> counters = new EnumMap<>(Endpoint.class);
  private final Map<String, Counter> items = new ConcurrentHashMap<>();

  MicrometerTally(MeterRegistry meters) {
    this.meters = meters;
    for (Endpoint endpoint : Endpoint.values()) {
      counters.put(endpoint, new ConcurrentHashMap<>());
    }
  }

  @Override
  public void count(Endpoint endpoint, Answer answer) {
    counters
        .getOrDefault(endpoint, Map.of())
        .computeIfAbsent(answer.outcome(), outcome -> counter(endpoint, outcome))
        .increment();
    if (answer instanceof Answer.Itemised(List<Answer> each)) {
      each.forEach(item -> items.computeIfAbsent(item.outcome(), this::items).increment());
    }
  }

  private Counter counter(Endpoint endpoint, String outcome) {
    return Counter.builder("xtracker.ingress.requests")
        .description("Answers of the tenant surface")
        .tag("endpoint", endpoint.tag())
        .tag("outcome", outcome)
        .register(meters);
  }

  private Counter items(String outcome) {
    return Counter.builder("xtracker.ingress.items")
        .description("Events of batches, by what was answered")
        .tag("outcome", outcome)
        .register(meters);
  }
}
