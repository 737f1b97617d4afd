package cc.xtracker.operator;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Guards {@link ServiceOnly} resources. */
@Provider
@ServiceOnly
public class ServiceFilter implements ContainerRequestFilter {
  private final TokenGate gate;

  public ServiceFilter(Access access) {
    gate = new TokenGate(access.internalToken());
  }

  @Override
  public void filter(ContainerRequestContext request) {
    gate.check(request);
  }
}
