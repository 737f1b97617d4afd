package cc.xtracker.operator;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.MDC;

/**
 * Names the space in whatever is logged while an operator's call about it is answered; Quarkus
 * forgets it with the call. After the guards, so that nobody else writes into the log.
 */
@Provider
@Priority(Priorities.USER + 1)
public class SpaceInLog implements ContainerRequestFilter {
  static final String FIELD = "space";

  @Override
  public void filter(ContainerRequestContext request) {
    String space = request.getUriInfo().getPathParameters().getFirst(FIELD);
    if (space != null) {
      MDC.put(FIELD, space);
    }
  }
}
