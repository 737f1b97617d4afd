package cc.xtracker.dispatcher.http.destination;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.ResponseClassifier;
import cc.xtracker.dispatcher.delivery.Verdict;
import cc.xtracker.dispatcher.delivery.WebhookSender;
import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.http.Paths;
import cc.xtracker.dispatcher.register.Destinations;
import cc.xtracker.dispatcher.retry.Effort;
import cc.xtracker.dispatcher.webhook.Sample;
import cc.xtracker.dispatcher.webhook.WebhookHeaders;
import cc.xtracker.operator.OperatorOnly;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Tries a destination with a sample event: nothing is recorded, and its health stays as it is. */
@Path("/admin/spaces/{space}/destinations/{id}")
@OperatorOnly
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DestinationTrialResource {
  /** As a delivery that has just been accepted. */
  private static final Effort FIRST = new Effort(1, Duration.ZERO);

  private final Destinations destinations;
  private final WebhookSender sender;
  private final WebhookHeaders headers;
  private final ResponseClassifier classifier;
  private final InstantSource clock;

  public DestinationTrialResource(
      Destinations destinations,
      WebhookSender sender,
      WebhookHeaders headers,
      ResponseClassifier classifier,
      InstantSource clock) {
    this.destinations = destinations;
    this.sender = sender;
    this.headers = headers;
    this.classifier = classifier;
    this.clock = clock;
  }

  /** Sends the sample over the real path. */
  @POST
  @Path("/test")
  public TestAnswer test(
      @PathParam("space") String space, @PathParam("id") String id, @Nullable JsonNode order) {
    Destination destination = existing(space, id);
    Sample sample = new TrialJson(order).sample(destination, clock.instant());
    AttemptResult result =
        sender
            .send(destination.webhook(), sample.id(), sample.body(), null)
            .toCompletableFuture()
            .join();
    Verdict verdict = classifier.classify(result, FIRST, destination.retry(), clock.instant(), 0.5);
    return TestAnswer.of(result, verdict, sample);
  }

  /** Shows what would be sent, and sends nothing. */
  @POST
  @Path("/preview")
  public PreviewAnswer preview(
      @PathParam("space") String space, @PathParam("id") String id, @Nullable JsonNode order) {
    Destination destination = existing(space, id);
    Sample sample = new TrialJson(order).sample(destination, clock.instant());
    return PreviewAnswer.of(destination.webhook(), sample, headers);
  }

  private Destination existing(String space, String id) {
    return destinations
        .find(Paths.space(space), Paths.destination(id))
        .orElseThrow(Paths::noDestination)
        .destination();
  }
}
