package cc.xtracker.model.wire;

import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.RecordKey;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import org.jspecify.annotations.Nullable;

/** {@code xtracker.events.v1}. */
public final class EventCodec {
  private EventCodec() {}

  public static TopicRecord record(Event event) {
    return new TopicRecord(
        Topic.EVENTS,
        RecordKey.of(event),
        CloudEventHeaders.of(
            event.inboxId().value(),
            "cc.xtracker.event." + event.canonical().wireName() + ".v1",
            event.space(),
            "events",
            event.uid() == null ? null : event.uid().value(),
            event.time().occurredAtMillis()),
        encode(event));
  }

  public static byte[] encode(Event event) {
    Deposit deposit = event.deposit();
    JsonObject json =
        new JsonObject()
            .text("inbox_id", event.inboxId())
            .text("space_id", event.space())
            .text("canonical", event.canonical().wireName())
            .text("uid", event.uid())
            .text("eid", event.eid());
    if (deposit != null) {
      json.text("value", deposit.value()).text("currency", deposit.currency());
    }
    return json.number("occurred_at_ms", event.time().occurredAtMillis())
        .flag("occurred_at_supplied", event.time().occurredAtSupplied())
        .number("received_at_ms", event.time().receivedAtMillis())
        .toBytes();
  }

  /**
   * @throws WireFormatException naming the field that is missing or broken
   */
  public static Event decode(byte[] value) throws WireFormatException {
    JsonFields json = JsonFields.read(value);
    CanonicalEvent canonical = json.as("canonical", CanonicalNames::require);
    return new Event(
        json.as("inbox_id", InboxId::new),
        json.as("space_id", SpaceId::new),
        canonical,
        json.asOrNull("uid", Uid::new),
        json.asOrNull("eid", ExternalId::new),
        canonical == CanonicalEvent.DEPOSIT ? deposit(json) : null,
        new EventTime(
            json.number("occurred_at_ms"),
            json.number("received_at_ms"),
            json.flag("occurred_at_supplied")));
  }

  private static @Nullable Deposit deposit(JsonFields json) throws WireFormatException {
    return new Deposit(json.asOrNull("value", Amount::new), json.as("currency", CurrencyCode::new));
  }
}
