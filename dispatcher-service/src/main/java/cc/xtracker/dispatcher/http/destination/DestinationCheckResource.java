package cc.xtracker.dispatcher.http.destination;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.ResponseClassifier;
import cc.xtracker.dispatcher.delivery.Verdict;
import cc.xtracker.dispatcher.delivery.WebhookSender;
import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.http.Paths;
import cc.xtracker.dispatcher.log.DeliveryCounts;
import cc.xtracker.dispatcher.register.Destinations;
import cc.xtracker.dispatcher.register.RegisteredDestination;
import cc.xtracker.dispatcher.retry.Effort;
import cc.xtracker.dispatcher.webhook.SampleEvent;
import cc.xtracker.dispatcher.webhook.WebhookBody;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.id.EventId;
import cc.xtracker.operator.InvalidRequestException;
import cc.xtracker.operator.OperatorOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;

/** Whether a destination works: what it took so far, and a trial with a sample event. */
@Path("/admin/spaces/{space}/destinations/{id}")
@OperatorOnly
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DestinationCheckResource {
  /** As a delivery that has just been accepted. */
  private static final Effort FIRST = new Effort(1, Duration.ZERO);

  private final Destinations destinations;
  private final WebhookSender sender;
  private final ResponseClassifier classifier;
  private final DeliveryCounts counts;
  private final InstantSource clock;

  public DestinationCheckResource(
      Destinations destinations,
      WebhookSender sender,
      ResponseClassifier classifier,
      DeliveryCounts counts,
      InstantSource clock) {
    this.destinations = destinations;
    this.sender = sender;
    this.classifier = classifier;
    this.counts = counts;
    this.clock = clock;
  }

  @GET
  @Path("/health")
  public HealthAnswer health(@PathParam("space") String space, @PathParam("id") String id) {
    RegisteredDestination found = existing(space, id);
    return HealthAnswer.of(found, counts.of(found.space(), found.id()));
  }

  /** Sends a sample event over the real path. Nothing is recorded. */
  @POST
  @Path("/test")
  public TestAnswer test(@PathParam("space") String space, @PathParam("id") String id) {
    Destination destination = existing(space, id).destination();
    CanonicalEvent canonical = firstMapped(destination);
    Event event = SampleEvent.of(destination.space(), canonical, clock.instant());
    EventId eventId = EventId.of(event.inboxId(), destination.id());
    String target = destination.eventMap().target(canonical).orElseThrow();
    String body = WebhookBody.of(eventId, event, SampleEvent.CONTEXT, target);
    AttemptResult result =
        sender.send(destination.webhook(), eventId, body).toCompletableFuture().join();
    Verdict verdict = classifier.classify(result, FIRST, destination.retry(), clock.instant(), 0.5);
    return TestAnswer.of(result, verdict, body);
  }

  private RegisteredDestination existing(String space, String id) {
    return destinations
        .find(Paths.space(space), Paths.destination(id))
        .orElseThrow(Paths::noDestination);
  }

  private static CanonicalEvent firstMapped(Destination destination) {
    return Arrays.stream(CanonicalEvent.values())
        .filter(canonical -> destination.eventMap().target(canonical).isPresent())
        .findFirst()
        .orElseThrow(() -> new InvalidRequestException("event_map sends no event"));
  }
}
