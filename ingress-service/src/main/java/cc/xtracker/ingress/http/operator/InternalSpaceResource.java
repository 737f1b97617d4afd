package cc.xtracker.ingress.http.operator;

import cc.xtracker.ingress.space.Space;
import cc.xtracker.ingress.space.Spaces;
import cc.xtracker.model.internal.SpaceAnswer;
import cc.xtracker.operator.ServiceOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The tenants, for the other services. */
@Path("/internal/spaces/{space}")
@ServiceOnly
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class InternalSpaceResource {
  private final Spaces spaces;

  InternalSpaceResource(Spaces spaces) {
    this.spaces = spaces;
  }

  @GET
  public Response find(@PathParam("space") String space) {
    return Given.spaceId(space)
        .flatMap(spaces::find)
        .map(found -> Response.ok(answer(found)).build())
        .orElseGet(UnknownSpace::answer);
  }

  private static SpaceAnswer answer(Space space) {
    return new SpaceAnswer(space.id().value(), space.name().value());
  }
}
