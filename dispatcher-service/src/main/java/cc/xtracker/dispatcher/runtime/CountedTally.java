package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.delivery.Settled;
import cc.xtracker.dispatcher.delivery.Tally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code xtracker_settled_total}, one tag for each sealed outcome. */
@Singleton
public class CountedTally implements Tally {
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();
  private final MeterRegistry registry;

  public CountedTally(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void count(Settled settled) {
    counters
        .computeIfAbsent(settled.tag(), tag -> registry.counter("xtracker.settled", "outcome", tag))
        .increment();
  }
}
