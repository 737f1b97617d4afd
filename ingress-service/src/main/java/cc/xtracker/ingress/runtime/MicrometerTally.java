package cc.xtracker.ingress.runtime;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Endpoint;
import cc.xtracker.ingress.answer.Tally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One counter for each endpoint and outcome. */
@Singleton
final class MicrometerTally implements Tally {
  private final MeterRegistry meters;
  private final Map<Endpoint, Map<String, Counter>> counters = new EnumMap<>(Endpoint.class);

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
  }

  private Counter counter(Endpoint endpoint, String outcome) {
    return Counter.builder("xtracker.ingress.requests")
        .description("Answers of the tenant surface")
        .tag("endpoint", endpoint.tag())
        .tag("outcome", outcome)
        .register(meters);
  }
}
