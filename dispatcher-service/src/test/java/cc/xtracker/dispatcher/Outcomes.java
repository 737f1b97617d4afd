package cc.xtracker.dispatcher;

import cc.xtracker.model.delivery.Attempt;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.delivery.Latency;
import cc.xtracker.model.delivery.NextAttempt;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What attempts may have led to. The attempts of a delivery are a second apart.
 *
 * @param receivedAt when the events were accepted
 */
record Outcomes(String space, Instant receivedAt) {
  static final Latency LATENCY = new Latency(15, 1, 2, 4, 8);

  static Outcomes of(String space) {
    return new Outcomes(
        space, Instant.now().minus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MILLIS));
  }

  Delivery delivery(String destination) {
    return delivery(destination, CanonicalEvent.CONTACT);
  }

  Delivery delivery(String destination, CanonicalEvent canonical) {
    InboxId inbox = InboxId.fromUuid(UUID.randomUUID());
    DestinationId to = new DestinationId(destination);
    EventId id = EventId.of(inbox, to);
    return new Delivery(
        id,
        inbox,
        new SpaceId(space),
        to,
        canonical,
        "Target",
        new Uid("somebody"),
        receivedAt.toEpochMilli(),
        "{\"event_id\":\"" + id + "\"}",
        null);
  }

  DeliveryOutcome failed(Delivery delivery, int number) {
    Attempt attempt = attempt(number, 503, "retryable_status", "later");
    NextAttempt next =
        new NextAttempt(at(number + 1).toEpochMilli(), NextAttempt.Reason.RETRY_AFTER);
    return new DeliveryOutcome(delivery, attempt, DeliveryStatus.RETRYING, next, false);
  }

  DeliveryOutcome refused(Delivery delivery) {
    Attempt attempt = attempt(1, 400, "permanent_status", "no");
    return new DeliveryOutcome(delivery, attempt, DeliveryStatus.FAILED_PERMANENTLY, null, false);
  }

  DeliveryOutcome sent(Delivery delivery, int number) {
    return sent(delivery, number, "thanks");
  }

  DeliveryOutcome sent(Delivery delivery, int number, String snippet) {
    Attempt attempt = attempt(number, 200, null, snippet);
    return new DeliveryOutcome(delivery, attempt, DeliveryStatus.SENT, null, false);
  }

  DeliveryOutcome replayed(Delivery delivery, int number) {
    Attempt attempt = attempt(number, 200, null, "thanks");
    return new DeliveryOutcome(delivery, attempt, DeliveryStatus.SENT, null, true);
  }

  Instant at(int number) {
    return receivedAt.plusSeconds(number);
  }

  private Attempt attempt(int number, int status, String error, String snippet) {
    return new Attempt(number, at(number).toEpochMilli(), status, error, LATENCY, snippet);
  }
}
