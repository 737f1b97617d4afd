package cc.xtracker.dispatcher.http;

import cc.xtracker.dispatcher.register.Destinations;
import cc.xtracker.dispatcher.register.Spaces;
import cc.xtracker.dispatcher.replay.ReplayConfig;
import cc.xtracker.dispatcher.replay.ReplayJob;
import cc.xtracker.dispatcher.replay.ReplayOrder;
import cc.xtracker.dispatcher.replay.Replays;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.operator.OperatorOnly;
import cc.xtracker.operator.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Bulk replays: ordered, watched, cancelled. */
@Path("/admin/spaces/{space}/deliveries/replay")
@Produces(MediaType.APPLICATION_JSON)
@OperatorOnly
@RunOnVirtualThread
public class ReplayResource {
  private final Replays replays;
  private final Spaces spaces;
  private final Destinations destinations;
  private final ReplayConfig config;
  private final InstantSource clock;

  public ReplayResource(
      Replays replays,
      Spaces spaces,
      Destinations destinations,
      ReplayConfig config,
      InstantSource clock) {
    this.replays = replays;
    this.spaces = spaces;
    this.destinations = destinations;
    this.config = config;
    this.clock = clock;
  }

  @POST
  public Response order(@PathParam("space") String space, @Nullable JsonNode body) {
    SpaceId in = Paths.space(space);
    ReplayOrder order = new ReplayJson(body).order(config.usualRatePerSecond());
    requireKnown(in, order.filter().destination());
    return replays
        .order(in, order, clock.instant())
        .map(ReplayResource::accepted)
        .orElseGet(this::tooMany);
  }

  @GET
  public ReplayJobAnswer.Listed list(@PathParam("space") String space) {
    return new ReplayJobAnswer.Listed(
        replays.of(Paths.space(space)).stream().map(ReplayJobAnswer::of).toList());
  }

  @GET
  @Path("/{job}")
  public ReplayJobAnswer watch(@PathParam("space") String space, @PathParam("job") String job) {
    return replays
        .find(Paths.space(space), Paths.job(job))
        .map(ReplayJobAnswer::of)
        .orElseThrow(Paths::noJob);
  }

  /** A job that has ended stays as it is. */
  @DELETE
  @Path("/{job}")
  public ReplayJobAnswer cancel(@PathParam("space") String space, @PathParam("job") String job) {
    return replays
        .cancel(Paths.space(space), Paths.job(job), clock.instant())
        .map(ReplayJobAnswer::of)
        .orElseThrow(Paths::noJob);
  }

  private void requireKnown(SpaceId space, @Nullable DestinationId destination) {
    if (destination != null && destinations.find(space, destination).isEmpty()) {
      throw Paths.noDestination();
    }
    if (destination == null && !spaces.exists(space)) {
      throw Paths.noSpace();
    }
  }

  private static Response accepted(ReplayJob job) {
    return Response.accepted(ReplayJobAnswer.of(job))
        .location(URI.create("/admin/spaces/" + job.space() + "/deliveries/replay/" + job.id()))
        .build();
  }

  private Response tooMany() {
    return Refusal.of(
        409,
        "conflict",
        "a space has at most "
            + config.runningCount()
            + " running replays: wait for one or cancel it");
  }
}
