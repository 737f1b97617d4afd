package cc.xtracker.ingress.runtime;

import cc.xtracker.ingress.auth.KeyLimits;
import cc.xtracker.ingress.auth.KeyTable;
import cc.xtracker.ingress.caffeine.CaffeineKeyDirectory;
import cc.xtracker.ingress.ledger.EventLedger;
import cc.xtracker.ingress.ledger.IntakeLimits;
import cc.xtracker.ingress.postgres.PostgresEventLedger;
import cc.xtracker.ingress.postgres.PostgresKeyTable;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.outbox.KafkaLogin;
import cc.xtracker.outbox.Outbox;
import cc.xtracker.outbox.OutboxConfig;
import cc.xtracker.preflight.ProductionConfig;
import cc.xtracker.preflight.topic.TopicCheck;
import cc.xtracker.tracing.Tracing;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/** The stores: PostgreSQL, and Kafka behind the outbox. */
@Singleton
final class StoreWiring {

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
    return new TopicCheck(kafka(settings), Set.of(Topic.EVENTS, Topic.AUDIT), config.production());
  }

  @Produces
  @Singleton
  EventLedger ledger(
      DataSource database,
      Outbox outbox,
      IntakeLimits limits,
      InstantSource clock,
      MeterRegistry meters) {
    return new MeteredLedger(new PostgresEventLedger(database, outbox, limits, clock), meters);
  }

  @Produces
  @Singleton
  KeyTable keyTable(DataSource database) {
    return new PostgresKeyTable(database);
  }

  @Produces
  @Singleton
  CaffeineKeyDirectory keys(KeyTable table, KeyLimits limits) {
    return new CaffeineKeyDirectory(table, limits, Ticker.systemTicker());
  }

  private static Map<String, Object> kafka(Config settings) {
    return KafkaLogin.from(key -> settings.getOptionalValue(key, String.class));
  }
}
