package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.binding.BindingClient;
import cc.xtracker.dispatcher.binding.BindingContexts;
import cc.xtracker.dispatcher.binding.CachedContexts;
import cc.xtracker.dispatcher.binding.EnrichConfig;
import cc.xtracker.dispatcher.binding.PatientContexts;
import cc.xtracker.dispatcher.kafka.EventsConsumer;
import cc.xtracker.dispatcher.kafka.IntakeConfig;
import cc.xtracker.dispatcher.kafka.KafkaOutcomes;
import cc.xtracker.dispatcher.kafka.KafkaRejections;
import cc.xtracker.dispatcher.kafka.RecordPublisher;
import cc.xtracker.dispatcher.lane.Lanes;
import cc.xtracker.dispatcher.parked.ParkedConfig;
import cc.xtracker.dispatcher.postgres.destination.PostgresSecretRenewal;
import cc.xtracker.dispatcher.postgres.parked.LookPace;
import cc.xtracker.dispatcher.postgres.parked.PostgresConditions;
import cc.xtracker.dispatcher.postgres.parked.PostgresParkedDeliveries;
import cc.xtracker.dispatcher.postgres.parked.PostgresParking;
import cc.xtracker.dispatcher.postgres.parked.PostgresReplicas;
import cc.xtracker.dispatcher.secret.SecretBox;
import cc.xtracker.dispatcher.secret.SecretConfig;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.operator.Access;
import cc.xtracker.preflight.ProductionConfig;
import cc.xtracker.preflight.topic.TopicCheck;
import cc.xtracker.tracing.Tracing;
import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Connects the ports of the delivery flow to Kafka, PostgreSQL and binding-service. */
@Singleton
public class StoreWiring {
  @Produces
  @Singleton
  PostgresParking parking(AgroalDataSource database, ParkedConfig config) {
    return new PostgresParking(database, config.transactionCount(), config.transactionInterval());
  }

  @Produces
  @Singleton
  PostgresParkedDeliveries parkedDeliveries(AgroalDataSource database, ParkedConfig config) {
    return new PostgresParkedDeliveries(
        database, new LookPace(config.interval(), config.busyInterval()));
  }

  @Produces
  @Singleton
  PostgresSecretRenewal secretRenewal(
      AgroalDataSource database, SecretBox box, SecretConfig config) {
    return new PostgresSecretRenewal(database, box, config.renewalCount());
  }

  @Produces
  @Singleton
  PostgresConditions conditions(AgroalDataSource database) {
    return new PostgresConditions(database);
  }

  /** Three times the interval: every replica has looked at least twice meanwhile. */
  @Produces
  @Singleton
  PostgresReplicas replicas(AgroalDataSource database, ParkedConfig config, InstantSource clock) {
    return new PostgresReplicas(database, config.healthInterval().multipliedBy(3), clock);
  }

  @Produces
  @Singleton
  RecordPublisher publisher(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    return new RecordPublisher(broker);
  }

  @Produces
  @Singleton
  TopicCheck topics(
      @Identifier("default-kafka-broker") Map<String, Object> broker, ProductionConfig config) {
    return new TopicCheck(
        broker, Set.of(Topic.DELIVERIES, Topic.REJECTED, Topic.AUDIT), config.production());
  }

  @Produces
  @Singleton
  KafkaOutcomes outcomes(RecordPublisher publisher) {
    return new KafkaOutcomes(
        publisher,
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("outcomes").daemon().factory()));
  }

  @Produces
  @Singleton
  KafkaRejections rejections(RecordPublisher publisher, InstantSource clock) {
    return new KafkaRejections(publisher, clock);
  }

  @Produces
  @Singleton
  EventsConsumer eventsConsumer(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      IntakeConfig config,
      Lanes lanes,
      Tracing tracing,
      InstantSource clock) {
    return EventsConsumer.of(tracing.consuming(broker), config, lanes::flow, clock);
  }

  /** Only to be forgotten from: whoever asks has patience. */
  @Produces
  @Singleton
  @Typed(CachedContexts.class)
  CachedContexts cachedContexts(
      @RestClient BindingClient client, Access access, EnrichConfig config) {
    return new CachedContexts(
        new BindingContexts(client, access.internalToken(), config.callCount()),
        config.cacheCount(),
        config.cacheAge());
  }

  @Produces
  @Singleton
  PatientContexts contexts(CachedContexts cached, EnrichConfig config) {
    return new PatientContexts(cached, config.longestPause());
  }
}
