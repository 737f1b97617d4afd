package cc.xtracker.dispatcher.http;

import cc.xtracker.dispatcher.log.DeliveryLog;
import cc.xtracker.dispatcher.log.LogEntry;
import cc.xtracker.dispatcher.log.LogQuery;
import cc.xtracker.dispatcher.replay.Replayed;
import cc.xtracker.dispatcher.replay.Replays;
import cc.xtracker.operator.OperatorOnly;
import cc.xtracker.operator.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import org.jspecify.annotations.Nullable;

/** The delivery log for operators. */
@Path("/admin/spaces/{space}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@OperatorOnly
@RunOnVirtualThread
public class DeliveryResource {
  private final DeliveryLog log;
  private final Replays replays;
  private final InstantSource clock;

  public DeliveryResource(DeliveryLog log, Replays replays, InstantSource clock) {
    this.log = log;
    this.replays = replays;
    this.clock = clock;
  }

  @GET
  public DeliveryPage search(@PathParam("space") String space, @Context UriInfo uri) {
    LogQuery query =
        new DeliveryParameters(uri.getQueryParameters()::getFirst).query(Paths.space(space));
    return DeliveryPage.of(log.search(query));
  }

  @GET
  @Path("/{event_id}")
  public DeliveryDetail detail(
      @PathParam("space") String space, @PathParam("event_id") String eventId) {
    return log.find(Paths.space(space), Paths.delivery(eventId))
        .map(DeliveryDetail::of)
        .orElseThrow(Paths::noDelivery);
  }

  @POST
  @Path("/{event_id}/replay")
  public Response replay(
      @PathParam("space") String space,
      @PathParam("event_id") String eventId,
      @Nullable JsonNode body) {
    Replayed replayed =
        replays.replay(
            Paths.space(space),
            Paths.delivery(eventId),
            new ReplayJson(body).run(),
            clock.instant());
    return switch (replayed) {
      case Replayed.Due(LogEntry entry) -> Response.accepted(ReplayAnswer.of(entry)).build();
      case Replayed.Unknown() -> throw Paths.noDelivery();
      case Replayed.DestinationDeleted() ->
          Refusal.of(409, "conflict", "the destination of this delivery is deleted");
      case Replayed.PersonErased() ->
          Refusal.of(409, "conflict", "the person of this delivery was erased, and its body too");
    };
  }

  /** What a replay answers: it is kept, and due now. */
  public record ReplayAnswer(boolean ok, String eventId, String status) {
    static ReplayAnswer of(LogEntry entry) {
      return new ReplayAnswer(true, entry.delivery().eventId().value(), entry.status().wireName());
    }
  }
}
