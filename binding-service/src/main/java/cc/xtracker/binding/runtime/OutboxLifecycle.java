package cc.xtracker.binding.runtime;

import cc.xtracker.model.topic.Topic;
import cc.xtracker.outbox.Outbox;
import cc.xtracker.outbox.OutboxConfig;
import cc.xtracker.outbox.topic.TopicCheck;
import cc.xtracker.outbox.topic.TopicConfig;
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
import org.apache.kafka.clients.CommonClientConfigs;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The outbox of this process: starts when the tables are there, ends while the pool still is. */
@Singleton
public class OutboxLifecycle {

  @Produces
  @Singleton
  Outbox outbox(
      DataSource database,
      @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
      OutboxConfig config,
      InstantSource clock,
      MeterRegistry meters) {
    return new Outbox(
        database,
        Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka),
        config.settings(),
        clock,
        meters);
  }

  @Produces
  @Singleton
  TopicCheck topics(
      @ConfigProperty(name = "kafka.bootstrap.servers") String kafka, TopicConfig config) {
    return new TopicCheck(
        Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka),
        Set.of(Topic.CLICKS, Topic.BINDINGS),
        config);
  }

  void start(@Observes StartupEvent started, TopicCheck topics, Outbox outbox) {
    topics.start();
    outbox.start();
  }

  void stop(@Observes ShutdownEvent ended, TopicCheck topics, Outbox outbox) {
    outbox.close();
    topics.close();
  }
}
