package cc.xtracker.binding.runtime;

import cc.xtracker.outbox.Outbox;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready as long as the outbox takes more. That of the database is Quarkus' own check. */
@Readiness
@Singleton
public class OutboxReadiness implements HealthCheck {
  private final Outbox outbox;

  OutboxReadiness(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public HealthCheckResponse call() {
    Outbox.Stats stats = outbox.stats();
    return HealthCheckResponse.named("outbox")
        .status(!outbox.full())
        .withData("mode", stats.mode())
        .withData("rows", stats.rows())
        .withData("bytes", stats.bytes())
        .withData("oldest_age_ms", stats.oldestAge().toMillis())
        .build();
  }
}
