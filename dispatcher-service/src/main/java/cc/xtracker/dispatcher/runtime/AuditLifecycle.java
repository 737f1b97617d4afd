package cc.xtracker.dispatcher.runtime;

import cc.xtracker.outbox.Outbox;
import cc.xtracker.outbox.OutboxConfig;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;

/**
 * How what operators did gets to its topic. Deliveries have no outbox: theirs is the offset of the
 * event (ADR 005).
 */
@Singleton
public class AuditLifecycle {
  @Produces
  @Singleton
  Outbox outbox(
      AgroalDataSource database,
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      OutboxConfig config,
      InstantSource clock,
      MeterRegistry meters) {
    return new Outbox(database, broker, config.settings(), clock, meters);
  }

  void start(@Observes StartupEvent started, Outbox outbox) {
    outbox.start();
  }

  void stop(@Observes ShutdownEvent stopped, Outbox outbox) {
    outbox.close();
  }
}
