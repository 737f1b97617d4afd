package cc.xtracker.model.wire;

import cc.xtracker.model.delivery.Attempt;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.delivery.Latency;
import cc.xtracker.model.delivery.NextAttempt;
import cc.xtracker.model.delivery.NextAttempt.Reason;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.RecordKey;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.model.topic.TraceParent;
import org.jspecify.annotations.Nullable;

/** {@code xtracker.deliveries.v1}. */
public final class DeliveryCodec {
  private DeliveryCodec() {}

  public static TopicRecord record(DeliveryOutcome outcome) {
    Delivery delivery = outcome.delivery();
    TraceParent trace = delivery.trace();
    TopicRecord untraced =
        new TopicRecord(
            Topic.DELIVERIES,
            RecordKey.of(delivery.space(), delivery.uid(), delivery.inboxId()),
            CloudEventHeaders.of(
                delivery.eventId() + "-" + last(outcome),
                "cc.xtracker.delivery." + outcome.status().wireName() + ".v1",
                delivery.space(),
                "deliveries",
                delivery.uid() == null ? null : delivery.uid().value(),
                outcome.attempt().atMillis()),
            encode(outcome));
    return untraced.tracedBy(trace == null ? null : trace.value());
  }

  /** Giving up makes no attempt of its own: under the number of the last one it would be a copy. */
  private static Object last(DeliveryOutcome outcome) {
    return outcome.status() == DeliveryStatus.DISCARDED
        ? outcome.status().wireName()
        : outcome.attempt().number();
  }

  public static byte[] encode(DeliveryOutcome outcome) {
    Delivery delivery = outcome.delivery();
    Attempt attempt = outcome.attempt();
    NextAttempt next = outcome.next();
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
        .number("latency_ms", attempt.latency().totalMillis())
        .number("resolve_ms", attempt.latency().resolveMillis())
        .number("connect_ms", attempt.latency().connectMillis())
        .number("wait_ms", attempt.latency().waitMillis())
        .number("read_ms", attempt.latency().readMillis())
        .text("response_snippet", attempt.responseSnippet())
        .number("next_attempt_at_ms", next == null ? null : next.atMillis())
        .text("next_attempt_reason", next == null ? null : next.reason().wireName())
        .flag("replay", outcome.replay())
        .number("received_at_ms", delivery.receivedAtMillis())
        .text("body", delivery.body())
        .toBytes();
  }

  /**
   * @return without the trace, which is a header of the record
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
            json.numberOr("received_at_ms", json.number("attempted_at_ms")),
            json.text("body"),
            null);
    Attempt attempt =
        new Attempt(
            Math.toIntExact(json.number("attempt")),
            json.number("attempted_at_ms"),
            statusCode(json.numberOrNull("status_code")),
            json.textOrNull("error"),
            latency(json),
            json.textOrNull("response_snippet"));
    DeliveryStatus status = json.as("status", DeliveryCodec::status);
    NextAttempt next = next(json);
    boolean replay = json.flagOr("replay", false);
    return JsonFields.checked(
        "next_attempt_at_ms",
        status,
        known -> new DeliveryOutcome(delivery, attempt, known, next, replay));
  }

  private static Latency latency(JsonFields json) throws WireFormatException {
    return new Latency(
        json.number("latency_ms"),
        json.numberOr("resolve_ms", 0),
        json.numberOr("connect_ms", 0),
        json.numberOr("wait_ms", 0),
        json.numberOr("read_ms", 0));
  }

  private static @Nullable NextAttempt next(JsonFields json) throws WireFormatException {
    Long at = json.numberOrNull("next_attempt_at_ms");
    Reason given = json.asOrNull("next_attempt_reason", DeliveryCodec::reason);
    return at == null ? null : new NextAttempt(at, given == null ? Reason.BACKOFF : given);
  }

  private static Reason reason(String name) {
    return Reason.named(name)
        .orElseThrow(() -> new IllegalArgumentException("is not a reason that we know"));
  }

  private static @Nullable Integer statusCode(@Nullable Long number) {
    return number == null ? null : Math.toIntExact(number);
  }

  private static DeliveryStatus status(String name) {
    return DeliveryStatus.named(name)
        .orElseThrow(() -> new IllegalArgumentException("is not a status that we know"));
  }
}
