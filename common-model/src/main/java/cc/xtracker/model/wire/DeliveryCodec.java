package cc.xtracker.model.wire;

import cc.xtracker.model.delivery.Attempt;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.RecordKey;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import org.jspecify.annotations.Nullable;

/** {@code xtracker.deliveries.v1}. */
public final class DeliveryCodec {
  private DeliveryCodec() {}

  public static TopicRecord record(DeliveryOutcome outcome) {
    Delivery delivery = outcome.delivery();
    return new TopicRecord(
        Topic.DELIVERIES,
        RecordKey.of(delivery.space(), delivery.uid(), delivery.inboxId()),
        CloudEventHeaders.of(
            delivery.eventId() + "-" + outcome.attempt().number(),
            "cc.xtracker.delivery." + outcome.status().wireName() + ".v1",
            delivery.space(),
            "deliveries",
            delivery.uid() == null ? null : delivery.uid().value(),
            outcome.attempt().atMillis()),
        encode(outcome));
  }

  public static byte[] encode(DeliveryOutcome outcome) {
    Delivery delivery = outcome.delivery();
    Attempt attempt = outcome.attempt();
    return new JsonObject()
        .text("event_id", delivery.eventId())
        .text("inbox_id", delivery.inboxId())
        .text("space_id", delivery.space())
        .text("destination_id", delivery.destination())
        .text("canonical", delivery.canonical().wireName())
        .text("event", delivery.target())
        .text("uid", delivery.uid())
        .text("status", outcome.status().wireName())
        .number("attempt", attempt.number())
        .number("attempted_at_ms", attempt.atMillis())
        .number("status_code", attempt.statusCode())
        .text("error", attempt.error())
        .number("latency_ms", attempt.latencyMillis())
        .text("response_snippet", attempt.responseSnippet())
        .number("next_attempt_at_ms", outcome.nextAttemptAtMillis())
        .text("body", delivery.body())
        .toBytes();
  }

  /**
   * @throws WireFormatException naming the field that is missing or broken
   */
  public static DeliveryOutcome decode(byte[] value) throws WireFormatException {
    JsonFields json = JsonFields.read(value);
    Delivery delivery =
        new Delivery(
            json.as("event_id", EventId::new),
            json.as("inbox_id", InboxId::new),
            json.as("space_id", SpaceId::new),
            json.as("destination_id", DestinationId::new),
            json.as("canonical", CanonicalNames::require),
            json.text("event"),
            json.asOrNull("uid", Uid::new),
            json.text("body"));
    Attempt attempt =
        new Attempt(
            Math.toIntExact(json.number("attempt")),
            json.number("attempted_at_ms"),
            statusCode(json.numberOrNull("status_code")),
            json.textOrNull("error"),
            json.number("latency_ms"),
            json.textOrNull("response_snippet"));
    DeliveryStatus status = json.as("status", DeliveryCodec::status);
    Long next = json.numberOrNull("next_attempt_at_ms");
    return JsonFields.checked(
        "next_attempt_at_ms", status, known -> new DeliveryOutcome(delivery, attempt, known, next));
  }

  private static @Nullable Integer statusCode(@Nullable Long number) {
    return number == null ? null : Math.toIntExact(number);
  }

  private static DeliveryStatus status(String name) {
    return DeliveryStatus.named(name)
        .orElseThrow(() -> new IllegalArgumentException("is not a status that we know"));
  }
}
