package cc.xtracker.dispatcher.http.destination;

import cc.xtracker.dispatcher.http.JsonFields;
import cc.xtracker.dispatcher.http.Paths;
import cc.xtracker.dispatcher.register.Destinations;
import cc.xtracker.dispatcher.register.RegisteredDestination;
import cc.xtracker.operator.InvalidRequestException;
import cc.xtracker.operator.OperatorOnly;
import cc.xtracker.operator.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The signing secret of a destination. */
@Path("/admin/spaces/{space}/destinations/{id}/signing")
@OperatorOnly
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class SigningResource {
  private static final Duration USUAL_OVERLAP = Duration.ofHours(24);
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

  private final Destinations destinations;

  public SigningResource(Destinations destinations) {
    this.destinations = destinations;
  }

  @POST
  @Path("/rotate")
  public Response rotate(
      @PathParam("space") String space, @PathParam("id") String id, @Nullable JsonNode body) {
    Duration overlap = overlap(JsonFields.ofOptional(body));
    RegisteredDestination rotated =
        destinations
            .rotateSecret(Paths.space(space), Paths.destination(id), overlap)
            .orElseThrow(Paths::noDestination);
    return rotated.settings().signing()
        ? Response.ok(RotationAnswer.of(rotated)).build()
        : Refusal.of(409, "conflict", "the destination does not sign: set signing to true");
  }

  private static Duration overlap(JsonFields order) {
    Duration overlap = order.duration("overlap", USUAL_OVERLAP);
    if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
      throw new InvalidRequestException(
          "overlap must be " + Duration.ZERO + " to " + LONGEST_OVERLAP);
    }
    return overlap;
  }
}
