package cc.xtracker.operator.audit;

import cc.xtracker.operator.OperatorOnly;
import cc.xtracker.operator.audit.AuditTrail.Announced;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Set;

/** Announces every call that may change something, and settles it when it is answered. */
@Provider
@OperatorOnly
@Priority(Priorities.USER)
public class AuditFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String ANNOUNCED = Announced.class.getName();
  private static final Set<String> ONLY_LOOK =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  /** Filters are made before the stores are. */
  private final Instance<AuditTrail> trail;

  private final ResourceInfo resource;

  AuditFilter(Instance<AuditTrail> trail, ResourceInfo resource) {
    this.trail = trail;
    this.resource = resource;
  }

  /** Without a record there is no change: what cannot be announced is not made. */
  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (!ONLY_LOOK.contains(request.getMethod())) {
      request.setProperty(ANNOUNCED, trail.get().announce(Call.of(request, resource)));
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
    if (request.getProperty(ANNOUNCED) instanceof Announced announced) {
      trail.get().settle(announced, answer.getStatus(), answer.getLocation());
    }
  }
}
