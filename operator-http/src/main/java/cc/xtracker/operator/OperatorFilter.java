package cc.xtracker.operator;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Guards {@link OperatorOnly} resources. */
@Provider
@OperatorOnly
public class OperatorFilter implements ContainerRequestFilter {
  /** Filters are made before the configuration is read. */
  private final Instance<Access> access;

  public OperatorFilter(Instance<Access> access) {
    this.access = access;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    new TokenGate(access.get().adminToken()).check(request);
  }
}
