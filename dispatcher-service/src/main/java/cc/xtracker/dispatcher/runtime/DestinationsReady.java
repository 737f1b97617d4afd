package cc.xtracker.dispatcher.runtime;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without destinations nothing matches, and what does not match is not delivered. */
@Readiness
@Singleton
public class DestinationsReady implements HealthCheck {
  private final RefreshedDirectory directory;

  public DestinationsReady(RefreshedDirectory directory) {
    this.directory = directory;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("destinations").status(directory.loaded()).build();
  }
}
