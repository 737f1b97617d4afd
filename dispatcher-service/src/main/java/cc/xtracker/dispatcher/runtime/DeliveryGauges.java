package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.kafka.EventsConsumer;
import cc.xtracker.dispatcher.lane.Lanes;
import cc.xtracker.dispatcher.parked.ParkedDeliveries;
import cc.xtracker.dispatcher.parked.ParkedSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How full everything is. */
@Singleton
public class DeliveryGauges {
  private final ParkedDeliveries parked;
  private final InstantSource clock;
  private volatile ParkedSummary summary = new ParkedSummary(0, null);

  public DeliveryGauges(
      MeterRegistry registry,
      Lanes lanes,
      EventsConsumer consumer,
      ParkedDeliveries parked,
      InstantSource clock) {
    this.parked = parked;
    this.clock = clock;
    registry.gauge("xtracker.lanes", lanes, Lanes::laneCount);
    registry.gauge("xtracker.lanes.waiting", lanes, Lanes::waitingCount);
    registry.gauge("xtracker.lanes.in.flight", lanes, Lanes::inFlightCount);
    registry.gauge("xtracker.intake.in.flight", consumer, EventsConsumer::inFlightCount);
    registry.gauge("xtracker.parked", this, gauges -> gauges.summary.count());
    registry.gauge("xtracker.parked.oldest.seconds", this, DeliveryGauges::oldestAgeSeconds);
  }

  /** Counts what is parked, which is too dear for every scrape. */
  void refresh() {
    summary = parked.summary();
  }

  private double oldestAgeSeconds() {
    Instant oldest = summary.oldestDueAt();
    return oldest == null
        ? 0
        : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1_000.0);
  }
}
