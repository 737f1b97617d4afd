package cc.xtracker.ingress.http.operator;

import cc.xtracker.ingress.auth.KeyKind;
import cc.xtracker.ingress.space.Overlap;
import cc.xtracker.ingress.space.Spaces;
import cc.xtracker.operator.OperatorOnly;
import cc.xtracker.operator.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The credentials of a tenant, for the operator. */
@Path("/admin/spaces/{space}/keys/{kind}")
@OperatorOnly
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class KeyResource {
  private final Spaces spaces;

  KeyResource(Spaces spaces) {
    this.spaces = spaces;
  }

  @POST
  @Path("/rotate")
  public Response rotate(
      @PathParam("space") String space,
      @PathParam("kind") String kind,
      @Nullable RotationOrder order) {
    Optional<KeyKind> known = KeyKind.named(kind);
    if (known.isEmpty()) {
      return Refusal.notFound("a key is bearer or ingest");
    }
    String text = order == null ? null : order.overlap();
    Overlap overlap = text == null ? Overlap.DAY : Given.checked(text, Overlap::parse);
    return Given.spaceId(space)
        .flatMap(id -> spaces.rotate(id, known.get(), overlap))
        .map(rotated -> Response.ok(RotatedKeyAnswer.of(rotated)).build())
        .orElseGet(UnknownSpace::answer);
  }
}
