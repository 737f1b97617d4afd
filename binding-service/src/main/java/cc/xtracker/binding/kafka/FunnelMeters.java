package cc.xtracker.binding.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** {@code xtracker.funnel.*}: how far behind it is, and what it could not read. */
final class FunnelMeters {
  /** Of the partitions of this process. */
  private final AtomicLong lagRecords = new AtomicLong();

  private final Counter skipped;

  FunnelMeters(MeterRegistry registry) {
    Gauge.builder("xtracker.funnel.lag.records", lagRecords, AtomicLong::get).register(registry);
    skipped = registry.counter("xtracker.funnel.skipped");
  }

  void lag(long records) {
    lagRecords.set(records);
  }

  void skipped() {
    skipped.increment();
  }
}
