package cc.xtracker.ingress.runtime;

import cc.xtracker.ingress.caffeine.CaffeineKeyDirectory;
import cc.xtracker.ingress.ledger.GroupCommit;
import cc.xtracker.ingress.ledger.IntakeLimits;
import cc.xtracker.outbox.Outbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Starts before the first request is taken; stops taking events before their way out closes. */
@Singleton
final class Lifecycle {
  private final Outbox outbox;
  private final GroupCommit commit;
  private final CaffeineKeyDirectory keys;

  Lifecycle(Outbox outbox, GroupCommit commit, CaffeineKeyDirectory keys) {
    this.outbox = outbox;
    this.commit = commit;
    this.keys = keys;
  }

  void start(@Observes StartupEvent event, MeterRegistry meters, IntakeLimits limits) {
    outbox.start();
    commit.start();
    Gauge.builder("xtracker.ingress.queue.depth", commit, GroupCommit::depth)
        .description("Events that wait to be counted")
        .register(meters);
    Gauge.builder("xtracker.ingress.queue.capacity", limits, IntakeLimits::queueCapacity)
        .description("Events that may wait to be counted")
        .register(meters);
    Gauge.builder("xtracker.ingress.keys.remembered", keys, CaffeineKeyDirectory::size)
        .description("Credentials that are known without a query")
        .register(meters);
  }

  void stop(@Observes ShutdownEvent event) {
    commit.close();
    outbox.close();
    keys.close();
  }
}
