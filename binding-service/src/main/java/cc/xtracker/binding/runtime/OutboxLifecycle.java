package cc.xtracker.binding.runtime;

import cc.xtracker.model.topic.Topic;
import cc.xtracker.outbox.KafkaLogin;
import cc.xtracker.outbox.Outbox;
import cc.xtracker.outbox.OutboxConfig;
import cc.xtracker.preflight.ProductionConfig;
import cc.xtracker.preflight.topic.TopicCheck;
import cc.xtracker.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/** The outbox of this process: starts when the tables are there, ends while the pool still is. */
@Singleton
public class OutboxLifecycle {

  @Produces
  @Singleton
  Outbox outbox(
      DataSource database,
      Config settings,
      Tracing tracing,
      OutboxConfig config,
      InstantSource clock,
      MeterRegistry meters) {
    return new Outbox(
        database, tracing.producing(kafka(settings)), config.settings(), clock, meters);
  }

  @Produces
  @Singleton
  TopicCheck topics(Config settings, ProductionConfig config) {
    return new TopicCheck(
        kafka(settings),
        Set.of(Topic.CLICKS, Topic.BINDINGS, Topic.ERASURES, Topic.AUDIT),
        config.production());
  }

  void start(@Observes StartupEvent started, Outbox outbox) {
    outbox.start();
  }

  void stop(@Observes ShutdownEvent ended, Outbox outbox) {
    outbox.close();
  }

  private static Map<String, Object> kafka(Config settings) {
    return KafkaLogin.from(key -> settings.getOptionalValue(key, String.class));
  }
}
