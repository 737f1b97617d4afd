package cc.xtracker.dispatcher.http;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.WebhookSender;
import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.register.Destinations;
import cc.xtracker.dispatcher.register.RegisteredDestination;
import cc.xtracker.dispatcher.webhook.SampleEvent;
import cc.xtracker.dispatcher.webhook.WebhookBody;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.id.EventId;
import cc.xtracker.operator.InvalidRequestException;
import cc.xtracker.operator.OperatorOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.Arrays;

/** Tries a destination with a sample event over the real path. Nothing is recorded. */
@Path("/admin/spaces/{space}/destinations/{id}/test")
@OperatorOnly
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DestinationTestResource {
  private final Destinations destinations;
  private final WebhookSender sender;
  private final InstantSource clock;

  public DestinationTestResource(
      Destinations destinations, WebhookSender sender, InstantSource clock) {
    this.destinations = destinations;
    this.sender = sender;
    this.clock = clock;
  }

  @POST
  public TestAnswer test(@PathParam("space") String space, @PathParam("id") String id) {
    Destination destination =
        destinations
            .find(Paths.space(space), Paths.destination(id))
            .map(RegisteredDestination::destination)
            .orElseThrow(Paths::noDestination);
    CanonicalEvent canonical = firstMapped(destination);
    Event event = SampleEvent.of(destination.space(), canonical, clock.instant());
    EventId eventId = EventId.of(event.inboxId(), destination.id());
    String target = destination.eventMap().target(canonical).orElseThrow();
    String body = WebhookBody.of(eventId, event, SampleEvent.CONTEXT, target);
    AttemptResult result =
        sender.send(destination.webhook(), eventId, body).toCompletableFuture().join();
    return TestAnswer.of(result, body);
  }

  private static CanonicalEvent firstMapped(Destination destination) {
    return Arrays.stream(CanonicalEvent.values())
        .filter(canonical -> destination.eventMap().target(canonical).isPresent())
        .findFirst()
        .orElseThrow(() -> new InvalidRequestException("event_map sends no event"));
  }
}
