package cc.xtracker.dispatcher.lane;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.delivery.Progress;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import java.time.Instant;

/** Dispatches of one destination, as many as a test needs. */
final class Dispatches {
  private Dispatches() {}

  static Dispatch fresh(int number, String person) {
    return new Dispatch.Fresh(delivery(number, person), Instant.EPOCH);
  }

  static Dispatch claimed(int number, String person, int attempts) {
    return new Dispatch.Claimed(
        delivery(number, person), new Progress(attempts, 0), Dispatch.Run.ORDINARY);
  }

  private static Delivery delivery(int number, String person) {
    return new Delivery(
        new EventId(String.format("%064x", number)),
        new InboxId(String.format("%032x", number)),
        new SpaceId("s"),
        new DestinationId("d"),
        CanonicalEvent.CONTACT,
        "contact",
        person == null ? null : new Uid(person),
        0,
        "{}");
  }
}
