package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.erasure.Erasures;
import cc.xtracker.dispatcher.kafka.OutcomesConsumer;
import cc.xtracker.dispatcher.log.DeliveryCounts;
import cc.xtracker.dispatcher.log.LogConfig;
import cc.xtracker.dispatcher.log.LogProjection;
import cc.xtracker.dispatcher.postgres.log.PostgresCounts;
import cc.xtracker.dispatcher.postgres.log.PostgresDeliveryLog;
import cc.xtracker.dispatcher.postgres.log.PostgresErasures;
import cc.xtracker.dispatcher.postgres.log.PostgresLogDays;
import cc.xtracker.dispatcher.postgres.log.PostgresLogProjection;
import cc.xtracker.dispatcher.postgres.replay.PostgresReplays;
import cc.xtracker.dispatcher.replay.ReplayConfig;
import cc.xtracker.dispatcher.retention.KeptOutcomes;
import cc.xtracker.dispatcher.retention.Retention;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gives the delivery log its parts. */
@Singleton
public class LogWiring {
  @Produces
  @Singleton
  Retention retention(LogConfig config) {
    return new Retention(config.retention(), config.daysAhead());
  }

  @Produces
  @Singleton
  PostgresLogDays logDays(AgroalDataSource database) {
    return new PostgresLogDays(database);
  }

  @Produces
  @Singleton
  PostgresDeliveryLog deliveryLog(AgroalDataSource database) {
    return new PostgresDeliveryLog(database);
  }

  @Produces
  @Singleton
  DeliveryCounts deliveryCounts(AgroalDataSource database) {
    return new PostgresCounts(database);
  }

  @Produces
  @Singleton
  LogProjection logProjection(
      AgroalDataSource database,
      LogConfig config,
      Retention retention,
      InstantSource clock,
      MeterRegistry registry) {
    Counter skipped = registry.counter("xtracker.log.skipped");
    return new KeptOutcomes(
        new PostgresLogProjection(database, config.attemptCount()),
        retention,
        clock,
        skipped::increment);
  }

  @Produces
  @Singleton
  List<OutcomesConsumer> outcomesConsumers(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      LogConfig config,
      LogProjection log) {
    return Stream.generate(() -> OutcomesConsumer.of(broker, config, log))
        .limit(config.consumerCount())
        .toList();
  }

  @Produces
  @Singleton
  Erasures erasures(AgroalDataSource database, MeterRegistry registry) {
    Counter erased = registry.counter("xtracker.log.erased");
    return new PostgresErasures(database, erased::increment);
  }

  @Produces
  @Singleton
  PostgresReplays replays(AgroalDataSource database, ReplayConfig config) {
    return new PostgresReplays(database, config);
  }
}
