package cc.xtracker.outbox;

import cc.xtracker.outbox.Publisher.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * {@code xtracker.outbox.*}: how full it is, how old, in which mode, and what became of records.
 */
final class OutboxMeters {
  private static final String PREFIX = "xtracker.outbox.";

  private final MeterRegistry meters;
  private final Supplier<Outbox.Stats> stats;

  OutboxMeters(MeterRegistry meters, Supplier<Outbox.Stats> stats) {
    this.meters = meters;
    this.stats = stats;
    gauge("rows", Outbox.Stats::rows);
    gauge("bytes", Outbox.Stats::bytes);
    gauge("set.aside.rows", Outbox.Stats::setAsideRows);
    gauge("oldest.age.seconds", now -> now.oldestAge().toMillis() / 1000.0);
    gauge("in.flight.records", Outbox.Stats::inFlightRecords);
    gauge("in.flight.bytes", Outbox.Stats::inFlightBytes);
    for (String mode : List.of("direct", "backlog", "rejoining")) {
      Gauge.builder(PREFIX + "mode", () -> stats.get().mode().equals(mode) ? 1 : 0)
          .tag("mode", mode)
          .register(meters);
    }
  }

  /**
   * @param path who sends: {@code direct} or {@code sweep}
   */
  Consumer<Outcome> records(String path) {
    Counter acknowledged = records(path, "acknowledged");
    Counter refused = records(path, "refused");
    Counter givenUp = records(path, "given_up");
    return outcome ->
        (switch (outcome) {
              case ACKNOWLEDGED -> acknowledged;
              case REFUSED -> refused;
              case GIVEN_UP -> givenUp;
            })
            .increment();
  }

  private Counter records(String path, String outcome) {
    return Counter.builder(PREFIX + "records")
        .tag("path", path)
        .tag("outcome", outcome)
        .register(meters);
  }

  private void gauge(String name, ToDoubleFunction<Outbox.Stats> value) {
    Gauge.builder(PREFIX + name, () -> value.applyAsDouble(stats.get())).register(meters);
  }
}
