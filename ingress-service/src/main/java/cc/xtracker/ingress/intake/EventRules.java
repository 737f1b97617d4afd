package cc.xtracker.ingress.intake;

import static cc.xtracker.ingress.answer.Reason.INVALID_CURRENCY;
import static cc.xtracker.ingress.answer.Reason.INVALID_TIME;
import static cc.xtracker.ingress.answer.Reason.INVALID_VALUE;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.field.FieldReader;
import cc.xtracker.ingress.field.Fields;
import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@code docs/http.md} for an event. A field that is present must be valid, used or
 * not.
 */
public final class EventRules {
  private static final String IMPLAUSIBLE =
      " is implausible: it must be in milliseconds, and neither long past nor in the future";

  private final TimeBounds bounds;

  public EventRules(TimeBounds bounds) {
    this.bounds = bounds;
  }

  public Decision<Event> decide(
      EventForm form, SpaceId space, Fields fields, long receivedAtMillis) {
    return CanonicalRule.decide(fields.get("event"))
        .then(canonical -> decide(canonical, form, space, fields, receivedAtMillis));
  }

  private Decision<Event> decide(
      CanonicalEvent canonical,
      EventForm form,
      SpaceId space,
      Fields fields,
      long receivedAtMillis) {
    FieldReader reader = new FieldReader(fields);
    Uid uid = reader.id("uid", Uid::new);
    ExternalId eid = reader.id("eid", ExternalId::new);
    CurrencyCode given = reader.text("currency", INVALID_CURRENCY, CurrencyCode::parse);
    CurrencyCode currency = given == null ? CurrencyCode.USD : given;
    Amount value = amount(reader, currency);
    EventTime time = time(reader, form.time(), receivedAtMillis);
    Deposit deposit = canonical == CanonicalEvent.DEPOSIT ? new Deposit(value, currency) : null;
    return reader.decide(() -> Event.of(space, canonical, uid, eid, deposit, time));
  }

  private static @Nullable Amount amount(FieldReader reader, CurrencyCode currency) {
    String value = reader.decimal("value", INVALID_VALUE);
    return value == null
        ? null
        : reader.checked("value", INVALID_VALUE, value, it -> Amount.parse(it, currency));
  }

  private EventTime time(FieldReader reader, String name, long receivedAtMillis) {
    String rule = name + " must be an integer, the epoch time in milliseconds";
    Long occurredAtMillis = reader.integer(name, INVALID_TIME, rule);
    if (occurredAtMillis == null) {
      return EventTime.received(receivedAtMillis);
    }
    if (!bounds.plausible(occurredAtMillis, receivedAtMillis)) {
      reader.refuse(INVALID_TIME, name + IMPLAUSIBLE);
    }
    return EventTime.supplied(occurredAtMillis, receivedAtMillis);
  }
}
