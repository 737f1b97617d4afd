package cc.xtracker.operator;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Sets the doorkeeper that the configuration asks for, and no other. */
@Singleton
final class Doorkeepers {
  @Produces
  @Singleton
  @Startup
  Doorkeeper doorkeeper(Access access, OperatorConfig config, Instance<OidcGate> oidc) {
    return config.oidc()
        ? oidc.get()
        : new TokenGate(
            "admin",
            access
                .adminToken()
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "xtracker.admin-token is not set, nor is"
                                + " xtracker.operator.oidc=true")));
  }
}
