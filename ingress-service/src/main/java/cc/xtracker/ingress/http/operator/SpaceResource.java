package cc.xtracker.ingress.http.operator;

import cc.xtracker.ingress.rate.Rate;
import cc.xtracker.ingress.space.OpenedSpace;
import cc.xtracker.ingress.space.SpaceName;
import cc.xtracker.ingress.space.Spaces;
import cc.xtracker.operator.OperatorOnly;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tenants, for the operator. */
@Path("/admin/spaces")
@OperatorOnly
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SpaceResource {
  private final Spaces spaces;

  /** In the order they were opened. */
  record SpaceList(List<SpaceView> spaces) {}

  SpaceResource(Spaces spaces) {
    this.spaces = spaces;
  }

  @POST
  public Response open(@Nullable SpaceOrder order) {
    String name = Given.required("name", order == null ? null : order.name());
    OpenedSpace opened = spaces.open(Given.checked(name, SpaceName::new));
    return Response.created(URI.create("/admin/spaces/" + opened.space().id()))
        .entity(OpenedSpaceAnswer.of(opened))
        .build();
  }

  @GET
  public SpaceList list() {
    return new SpaceList(spaces.all().stream().map(SpaceView::of).toList());
  }

  @GET
  @Path("/{space}")
  public Response find(@PathParam("space") String space) {
    return Given.spaceId(space)
        .flatMap(spaces::find)
        .map(found -> Response.ok(SpaceView.of(found)).build())
        .orElseGet(UnknownSpace::answer);
  }

  @PATCH
  @Path("/{space}")
  public Response change(@PathParam("space") String space, @Nullable JsonNode order) {
    Rate rate = Given.rate(order);
    return Given.spaceId(space)
        .flatMap(id -> spaces.limit(id, rate))
        .map(changed -> Response.ok(SpaceView.of(changed)).build())
        .orElseGet(UnknownSpace::answer);
  }

  @DELETE
  @Path("/{space}")
  public Response close(@PathParam("space") String space) {
    return Given.spaceId(space)
        .filter(spaces::close)
        .map(closed -> Response.noContent().build())
        .orElseGet(UnknownSpace::answer);
  }
}
