package cc.xtracker.dispatcher.runtime;

import cc.xtracker.outbox.topic.TopicCheck;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** What operators did is kept on a topic that does not lose it. */
@Readiness
@Singleton
public class AuditReady implements HealthCheck {
  private final TopicCheck topics;

  public AuditReady(TopicCheck topics) {
    this.topics = topics;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("audit")
        .status(!topics.refused())
        .withData("topics", topics.finding().inWords())
        .build();
  }
}
