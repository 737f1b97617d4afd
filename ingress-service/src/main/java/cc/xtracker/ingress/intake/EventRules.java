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
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@code docs/http.md} for an event. A field that is present must be valid, used or
 * not.
 */
public final class EventRules {
  private static final Duration TWO_DAYS = Duration.ofDays(2);
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

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
    switch (bounds.judge(occurredAtMillis, receivedAtMillis)) {
      case Plausibility.Plausible plausible -> {}
      case Plausibility.WrongUnit(String unit, long millis) ->
          refuse(reader, name, "looks like " + unit + ": send milliseconds, " + millis);
      case Plausibility.TooOld(Duration maxAge) ->
          refuse(reader, name, "lies more than " + words(maxAge) + " in the past");
      case Plausibility.TooFarAhead(Duration maxFuture) ->
          refuse(reader, name, "lies more than " + words(maxFuture) + " in the future");
    }
    return EventTime.supplied(occurredAtMillis, receivedAtMillis);
  }

  private static void refuse(FieldReader reader, String name, String complaint) {
    reader.refuse(INVALID_TIME, name + " is implausible: it " + complaint);
  }

  /** Whole units only, as bounds are written. */
  private static String words(Duration bound) {
    if (bound.compareTo(TWO_DAYS) >= 0) {
      return bound.toDays() + " days";
    }
    return bound.compareTo(TWO_MINUTES) >= 0
        ? bound.toMinutes() + " minutes"
        : bound.toSeconds() + " seconds";
  }
}
