package cc.xtracker.preflight;

import cc.xtracker.preflight.topic.TopicCheck;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready unless Kafka has come since the start with topics that may lose records. */
@Readiness
@Singleton
public class TopicsReady implements HealthCheck {
  private final TopicCheck topics;

  TopicsReady(TopicCheck topics) {
    this.topics = topics;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("topics")
        .status(!topics.refused())
        .withData("topics", topics.finding().inWords())
        .build();
  }
}
