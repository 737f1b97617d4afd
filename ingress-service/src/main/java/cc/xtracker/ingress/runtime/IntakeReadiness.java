package cc.xtracker.ingress.runtime;

import cc.xtracker.ingress.ledger.GroupCommit;
import cc.xtracker.outbox.Outbox;
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

  IntakeReadiness(GroupCommit commit, Outbox outbox) {
    this.commit = commit;
    this.outbox = outbox;
  }

  @Override
  public HealthCheckResponse call() {
    Outbox.Stats stats = outbox.stats();
    return HealthCheckResponse.named("intake")
        .status(commit.accepting() && !outbox.full())
        .withData("ledger_connected", commit.accepting())
        .withData("outbox_rows", stats.rows())
        .withData("outbox_bytes", stats.bytes())
        .withData("outbox_oldest_age_ms", stats.oldestAge().toMillis())
        .withData("outbox_full", outbox.full())
        .build();
  }
}
