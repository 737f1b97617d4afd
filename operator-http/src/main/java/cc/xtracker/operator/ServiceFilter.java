package cc.xtracker.operator;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Guards {@link ServiceOnly} resources. */
@Provider
@ServiceOnly
public class ServiceFilter implements ContainerRequestFilter {
  /** Filters are made before the configuration is read. */
  private final Instance<Access> access;

  public ServiceFilter(Instance<Access> access) {
    this.access = access;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (!new TokenGate("internal", access.get().internalToken()).opens(authorization)) {
      request.abortWith(Refusal.unauthorized());
    }
  }
}
