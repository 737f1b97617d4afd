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
  private final Map<Endpoint, Counter> conflicts = new EnumMap<>(Endpoint.class);

  MicrometerTally(MeterRegistry meters) {
    this.meters = meters;
    for (Endpoint endpoint : Endpoint.values()) {
      counters.put(endpoint, new ConcurrentHashMap<>());
      conflicts.put(endpoint, conflicts(endpoint));
    }
  }

  @Override
  public void count(Endpoint endpoint, Answer answer) {
    counters
        .getOrDefault(endpoint, Map.of())
        .computeIfAbsent(answer.outcome(), outcome -> counter(endpoint, outcome))
        .increment();
    countConflict(endpoint, answer);
    if (answer instanceof Answer.Itemised(List<Answer> each)) {
      each.forEach(item -> countItem(endpoint, item));
    }
  }

  private void countItem(Endpoint endpoint, Answer item) {
    items.computeIfAbsent(item.outcome(), this::items).increment();
    countConflict(endpoint, item);
  }

  private void countConflict(Endpoint endpoint, Answer answer) {
    Counter counter = answer instanceof Answer.Conflicting ? conflicts.get(endpoint) : null;
    if (counter != null) {
      counter.increment();
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

  private Counter conflicts(Endpoint endpoint) {
    return Counter.builder("xtracker.ingress.conflicts")
        .description("Events that were counted before with another value or currency")
        .tag("endpoint", endpoint.tag())
        .register(meters);
  }
}
