package cc.xtracker.dispatcher.http;

import cc.xtracker.dispatcher.log.DeliveryLog;
import cc.xtracker.dispatcher.log.LogEntry;
import cc.xtracker.dispatcher.log.LogQuery;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.operator.OperatorOnly;
import cc.xtracker.operator.Refusal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** The delivery log for operators. */
@Path("/admin/spaces/{space}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@OperatorOnly
public class DeliveryResource {
  private final DeliveryLog log;
  private final InstantSource clock;

  public DeliveryResource(DeliveryLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  @GET
  public Response search(@PathParam("space") String space, @Context UriInfo uri) {
    Optional<SpaceId> known = id(space, SpaceId::new);
    if (known.isEmpty()) {
      return Refusal.notFound("there is no such space");
    }
    LogQuery query = new DeliveryParameters(uri.getQueryParameters()).query(known.get());
    return Response.ok(DeliveryPage.of(log.search(query))).build();
  }

  @GET
  @Path("/{event_id}")
  public Response detail(@PathParam("space") String space, @PathParam("event_id") String eventId) {
    return id(space, SpaceId::new)
        .flatMap(known -> id(eventId, EventId::new).flatMap(id -> log.find(known, id)))
        .map(entry -> DeliveryDetail.of(entry, log.attempts(entry.delivery().eventId())))
        .map(detail -> Response.ok(detail).build())
        .orElseGet(DeliveryResource::unknown);
  }

  @POST
  @Path("/{event_id}/replay")
  public Response replay(@PathParam("space") String space, @PathParam("event_id") String eventId) {
    return id(space, SpaceId::new)
        .flatMap(
            known ->
                id(eventId, EventId::new).flatMap(id -> log.replay(known, id, clock.instant())))
        .map(entry -> Response.accepted(ReplayAnswer.of(entry)).build())
        .orElseGet(DeliveryResource::unknown);
  }

  /** What a replay answers: it is kept, and due now. */
  public record ReplayAnswer(boolean ok, String eventId, String status) {
    static ReplayAnswer of(LogEntry entry) {
      return new ReplayAnswer(true, entry.delivery().eventId().value(), entry.status().wireName());
    }
  }

  /** Empty for a text that cannot be one: then there is none either. */
  private static <T> Optional<T> id(String text, Function<String, T> type) {
    try {
      return Optional.of(type.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Response unknown() {
    return Refusal.notFound("there is no such delivery in this space");
  }
}
