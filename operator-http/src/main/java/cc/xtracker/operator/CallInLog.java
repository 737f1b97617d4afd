package cc.xtracker.operator;

import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.TraceParent;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.MDC;

/**
 * Names the space and the trace of an operator's call in whatever is logged while it is answered;
 * Quarkus forgets them with the call. After the guards, so that nobody else writes into the log.
 */
@Provider
@Priority(Priorities.USER + 1)
public class CallInLog implements ContainerRequestFilter {
  static final String SPACE = "space";
  static final String TRACE = "traceId";

  @Override
  public void filter(ContainerRequestContext request) {
    String space = request.getUriInfo().getPathParameters().getFirst(SPACE);
    if (space != null) {
      MDC.put(SPACE, space);
    }
    TraceParent.read(request.getHeaderString(CloudEventHeaders.TRACEPARENT))
        .ifPresent(trace -> MDC.put(TRACE, trace.traceId()));
  }
}
