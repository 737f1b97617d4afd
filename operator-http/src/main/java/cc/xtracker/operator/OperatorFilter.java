package cc.xtracker.operator;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Guards {@link OperatorOnly} resources. */
@Provider
@OperatorOnly
public class OperatorFilter implements ContainerRequestFilter {
  private final TokenGate gate;

  public OperatorFilter(Access access) {
    gate = new TokenGate(access.adminToken());
  }

  @Override
  public void filter(ContainerRequestContext request) {
    gate.check(request);
  }
}
