package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.binding.PatientContexts;
import cc.xtracker.dispatcher.kafka.EventsConsumer;
import cc.xtracker.dispatcher.kafka.RecordPublisher;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Events flow: the group let us in, contexts are read, outcomes are recorded. */
@Readiness
@Singleton
public class DeliveryReady implements HealthCheck {
  private final EventsConsumer consumer;
  private final PatientContexts contexts;
  private final RecordPublisher publisher;

  public DeliveryReady(
      EventsConsumer consumer, PatientContexts contexts, RecordPublisher publisher) {
    this.consumer = consumer;
    this.contexts = contexts;
    this.publisher = publisher;
  }

  @Override
  public HealthCheckResponse call() {
    boolean joined = consumer.joined();
    boolean waiting = contexts.waiting();
    boolean failing = publisher.failing();
    return HealthCheckResponse.named("delivery")
        .status(joined && !failing)
        .withData("joined", joined)
        .withData("waiting_for_contexts", waiting)
        .withData("outcomes_failing", failing)
        .build();
  }
}
