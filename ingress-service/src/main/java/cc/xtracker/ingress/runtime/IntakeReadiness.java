package cc.xtracker.ingress.runtime;

import cc.xtracker.ingress.ledger.GroupCommit;
import cc.xtracker.outbox.Outbox;
import cc.xtracker.outbox.topic.TopicCheck;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while events can be counted and kept; binding-service may be away meanwhile. */
@Readiness
@Singleton
final class IntakeReadiness implements HealthCheck {
  private final GroupCommit commit;
  private final Outbox outbox;
  private final TopicCheck topics;

  IntakeReadiness(GroupCommit commit, Outbox outbox, TopicCheck topics) {
    this.commit = commit;
    this.outbox = outbox;
    this.topics = topics;
  }

  @Override
  public HealthCheckResponse call() {
    Outbox.Stats stats = outbox.stats();
    return HealthCheckResponse.named("intake")
        .status(commit.accepting() && !outbox.full() && !topics.refused())
        .withData("ledger_connected", commit.accepting())
        .withData("outbox_rows", stats.rows())
        .withData("outbox_bytes", stats.bytes())
        .withData("outbox_oldest_age_ms", stats.oldestAge().toMillis())
        .withData("outbox_full", outbox.full())
        .withData("topics", topics.finding().inWords())
        .build();
  }
}
