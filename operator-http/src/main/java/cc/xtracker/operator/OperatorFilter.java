package cc.xtracker.operator;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Guards {@link OperatorOnly} resources, and tells those behind it who asks. */
@Provider
@OperatorOnly
@Priority(Priorities.AUTHENTICATION)
public class OperatorFilter implements ContainerRequestFilter {
  /** Filters are made before the configuration is read. */
  private final Instance<Doorkeeper> doorkeeper;

  private final Instance<RefusedCalls> refused;

  OperatorFilter(Instance<Doorkeeper> doorkeeper, Instance<RefusedCalls> refused) {
    this.doorkeeper = doorkeeper;
    this.refused = refused;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    switch (doorkeeper.get().judge(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
      case Admission.Admitted(Operator operator) -> operator.stampOn(request);
      case Admission.Unauthorized() -> {
        refused.get().unauthorized();
        request.abortWith(Refusal.unauthorized());
      }
      case Admission.Forbidden(String missing) -> {
        refused.get().forbidden();
        request.abortWith(Refusal.of(403, "forbidden", missing));
      }
      case Admission.Unsaid(var retryAfter) ->
          request.abortWith(
              Refusal.unavailable("nobody can say now who you are; try again", retryAfter));
    }
  }
}
