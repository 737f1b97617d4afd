package cc.xtracker.dispatcher.webhook;

import cc.xtracker.model.click.Attribution;
import cc.xtracker.model.click.ClickContext;
import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.TgId;
import cc.xtracker.model.id.Uid;
import java.time.Instant;

/** An event that never happened, to try a receiver with. */
public final class SampleEvent {
  /** Who it is about: everything known, all of it plainly a test. */
  public static final ClickContext CONTEXT =
      new ClickContext(
          true,
          new TgId(1),
          new Attribution(
              "test-fbclid", "test-campaign", "Test campaign", null, null, null, null, null, "US"));

  private SampleEvent() {}

  public static Event of(SpaceId space, CanonicalEvent canonical, Instant now) {
    return Event.of(
        space,
        canonical,
        new Uid("test"),
        null,
        canonical == CanonicalEvent.DEPOSIT
            ? new Deposit(new Amount("25.00"), CurrencyCode.USD)
            : null,
        EventTime.received(now.toEpochMilli()));
  }
}
