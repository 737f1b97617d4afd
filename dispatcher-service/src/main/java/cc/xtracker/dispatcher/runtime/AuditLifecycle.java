package cc.xtracker.dispatcher.runtime;

import cc.xtracker.model.topic.Topic;
import cc.xtracker.outbox.Outbox;
import cc.xtracker.outbox.OutboxConfig;
import cc.xtracker.outbox.topic.TopicCheck;
import cc.xtracker.outbox.topic.TopicConfig;
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
import java.util.Set;

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

  @Produces
  @Singleton
  TopicCheck topics(
      @Identifier("default-kafka-broker") Map<String, Object> broker, TopicConfig config) {
    return new TopicCheck(broker, Set.of(Topic.AUDIT), config);
  }

  void start(@Observes StartupEvent started, TopicCheck topics, Outbox outbox) {
    topics.start();
    outbox.start();
  }

  void stop(@Observes ShutdownEvent stopped, TopicCheck topics, Outbox outbox) {
    outbox.close();
    topics.close();
  }
}
