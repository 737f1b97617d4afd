package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.kafka.EventsConsumer;
import cc.xtracker.dispatcher.lane.Lanes;
import cc.xtracker.dispatcher.parked.ParkedDeliveries;
import cc.xtracker.dispatcher.parked.ParkedSummary;
import cc.xtracker.dispatcher.postgres.parked.PostgresParking;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/** How full everything is, and how old what is not delivered. */
@Singleton
public class DeliveryGauges {
  /** The destinations whose undelivered events are the oldest have meters of their own. */
  private static final int DESTINATION_COUNT = 100;

  private final ParkedDeliveries parked;
  private final InstantSource clock;
  private final MultiGauge ages;
  private final MultiGauge counts;
  private volatile long parkedCount;
  private volatile Instant oldest = Instant.MAX;

  public DeliveryGauges(
      MeterRegistry registry,
      Lanes lanes,
      EventsConsumer consumer,
      PostgresParking parking,
      ParkedDeliveries parked,
      InstantSource clock) {
    this.parked = parked;
    this.clock = clock;
    registry.gauge("xtracker.lanes", lanes, known -> known.census().laneCount());
    registry.gauge("xtracker.lanes.waiting", lanes, known -> known.census().waitingCount());
    registry.gauge("xtracker.lanes.in.flight", lanes, known -> known.census().inFlightCount());
    registry.gauge("xtracker.lanes.overflowing", lanes, all -> all.census().overflowingCount());
    registry.gauge("xtracker.breakers.open", lanes, known -> known.census().openBreakerCount());
    registry.gauge("xtracker.dispatches.open", lanes, Lanes::openCount);
    registry.gauge("xtracker.intake.in.flight", consumer, EventsConsumer::inFlightCount);
    registry.gauge("xtracker.intake.window", consumer, EventsConsumer::windowCount);
    registry.gauge("xtracker.parking.waiting", parking, PostgresParking::waitingCount);
    registry.gauge("xtracker.parked", this, gauges -> gauges.parkedCount);
    registry.gauge("xtracker.oldest.undelivered.age.seconds", this, gauges -> age(gauges.oldest));
    ages =
        MultiGauge.builder("xtracker.destination.oldest.undelivered.age.seconds")
            .register(registry);
    counts = MultiGauge.builder("xtracker.destination.parked").register(registry);
  }

  /** Counts what is parked, which is too dear for every scrape. */
  void refresh() {
    List<ParkedSummary> all = parked.summary();
    parkedCount = all.stream().mapToLong(ParkedSummary::count).sum();
    oldest =
        all.stream()
            .map(ParkedSummary::oldestReceivedAt)
            .min(Comparator.naturalOrder())
            .orElse(Instant.MAX);
    List<ParkedSummary> worst =
        all.stream()
            .sorted(Comparator.comparing(ParkedSummary::oldestReceivedAt))
            .limit(DESTINATION_COUNT)
            .toList();
    ages.register(
        worst.stream()
            .map(each -> MultiGauge.Row.of(tags(each), () -> age(each.oldestReceivedAt())))
            .toList(),
        true);
    counts.register(
        worst.stream().map(each -> MultiGauge.Row.of(tags(each), each::count)).toList(), true);
  }

  private static Tags tags(ParkedSummary summary) {
    return Tags.of("destination", summary.destination().value());
  }

  private double age(Instant since) {
    return since.equals(Instant.MAX)
        ? 0
        : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1_000.0);
  }
}
