package cc.xtracker.binding.runtime;

import cc.xtracker.outbox.Outbox;
import cc.xtracker.outbox.topic.TopicCheck;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as long as the outbox takes more and its topics keep it. That of the database is Quarkus'
 * own check.
 */
@Readiness
@Singleton
public class OutboxReadiness implements HealthCheck {
  private final Outbox outbox;
  private final TopicCheck topics;

  OutboxReadiness(Outbox outbox, TopicCheck topics) {
    this.outbox = outbox;
    this.topics = topics;
  }

  @Override
  public HealthCheckResponse call() {
    Outbox.Stats stats = outbox.stats();
    return HealthCheckResponse.named("outbox")
        .status(!outbox.full() && !topics.refused())
        .withData("mode", stats.mode())
        .withData("rows", stats.rows())
        .withData("bytes", stats.bytes())
        .withData("oldest_age_ms", stats.oldestAge().toMillis())
        .withData("topics", topics.finding().inWords())
        .build();
  }
}
