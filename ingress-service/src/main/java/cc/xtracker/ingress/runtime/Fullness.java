package cc.xtracker.ingress.runtime;

import cc.xtracker.ingress.caffeine.CaffeineKeyDirectory;
import cc.xtracker.ingress.http.limit.HttpLimits;
import cc.xtracker.ingress.http.limit.InFlight;
import cc.xtracker.ingress.ledger.GroupCommit;
import cc.xtracker.ingress.ledger.IntakeLimits;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Shows everything that is bounded, and its bound. */
@Singleton
final class Fullness {
  private final MeterRegistry meters;
  private final GroupCommit commit;
  private final IntakeLimits intake;
  private final InFlight inFlight;
  private final HttpLimits http;
  private final CaffeineKeyDirectory keys;

  Fullness(
      MeterRegistry meters,
      GroupCommit commit,
      IntakeLimits intake,
      InFlight inFlight,
      HttpLimits http,
      CaffeineKeyDirectory keys) {
    this.meters = meters;
    this.commit = commit;
    this.intake = intake;
    this.inFlight = inFlight;
    this.http = http;
    this.keys = keys;
  }

  void show() {
    gauge("queue.depth", "Events that wait to be counted", commit::depth);
    gauge("queue.capacity", "Events that may wait to be counted", intake::queueCapacity);
    gauge("inflight.requests", "Requests that are being answered", inFlight::requestCount);
    gauge("inflight.capacity", "Requests that may be in flight", http::maxInFlight);
    gauge("inflight.bytes", "Bytes of bodies that are held", inFlight::heldBytes);
    gauge(
        "inflight.bytes.capacity",
        "Bytes of bodies that may be held",
        () -> http.maxHeldSize().asLongValue());
    gauge("keys.remembered", "Credentials that are known without a query", keys::size);
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder("xtracker.ingress." + name, value).description(description).register(meters);
  }
}
