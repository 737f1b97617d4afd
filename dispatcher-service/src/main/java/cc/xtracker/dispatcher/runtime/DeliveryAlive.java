package cc.xtracker.dispatcher.runtime;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A thread that ended by a fault takes its offsets and leases along: only a restart helps. */
@Liveness
@Singleton
public class DeliveryAlive implements HealthCheck {
  private final DeliveryThreads threads;

  public DeliveryAlive(DeliveryThreads threads) {
    this.threads = threads;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("delivery-threads").status(threads.alive()).build();
  }
}
