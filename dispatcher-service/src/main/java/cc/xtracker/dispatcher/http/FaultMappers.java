package cc.xtracker.dispatcher.http;

import cc.xtracker.dispatcher.egress.ResolverUnavailable;
import cc.xtracker.dispatcher.register.SpacesUnavailable;
import cc.xtracker.operator.Refusal;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The refusals that only the dispatcher knows. */
public class FaultMappers {
  private static final Duration SOON = Duration.ofSeconds(2);

  @ServerExceptionMapper
  public Response unknownId(UnknownIdException unknown) {
    return Refusal.of(404, "not_found", unknown.getMessage());
  }

  @ServerExceptionMapper
  public Response spacesUnavailable(SpacesUnavailable away) {
    return Refusal.unavailable("whether the space exists cannot be said just now", SOON);
  }

  @ServerExceptionMapper
  public Response resolverUnavailable(ResolverUnavailable away) {
    return Refusal.unavailable("the host of the url cannot be looked up just now", SOON);
  }
}
