package cc.xtracker.dispatcher.http.destination;

import cc.xtracker.dispatcher.http.Paths;
import cc.xtracker.dispatcher.log.DeliveryCounts;
import cc.xtracker.dispatcher.parked.Conditions;
import cc.xtracker.dispatcher.register.Destinations;
import cc.xtracker.dispatcher.register.RegisteredDestination;
import cc.xtracker.operator.OperatorOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;

/** How a destination does, by what it took so far. */
@Path("/admin/spaces/{space}/destinations/{id}/health")
@OperatorOnly
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DestinationHealthResource {
  private final Destinations destinations;
  private final DeliveryCounts counts;
  private final Conditions conditions;
  private final InstantSource clock;

  public DestinationHealthResource(
      Destinations destinations,
      DeliveryCounts counts,
      Conditions conditions,
      InstantSource clock) {
    this.destinations = destinations;
    this.counts = counts;
    this.conditions = conditions;
    this.clock = clock;
  }

  @GET
  public HealthAnswer health(@PathParam("space") String space, @PathParam("id") String id) {
    RegisteredDestination found =
        destinations
            .find(Paths.space(space), Paths.destination(id))
            .orElseThrow(Paths::noDestination);
    return HealthAnswer.of(
        found, counts.of(found.space(), found.id()), conditions.of(found.id(), clock.instant()));
  }
}
