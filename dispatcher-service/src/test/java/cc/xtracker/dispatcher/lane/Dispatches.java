package cc.xtracker.dispatcher.lane;

import cc.xtracker.dispatcher.delivery.Ailment;
import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.delivery.Progress;
import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.destination.EventMap;
import cc.xtracker.dispatcher.destination.LaneLimits;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.dispatcher.retry.RetryPolicy;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  static Dispatch probe(int number, String person) {
    return new Dispatch.Probe(
        delivery(number, person),
        Progress.NONE,
        Dispatch.Run.ORDINARY,
        new Ailment(Instant.EPOCH, 0, 0));
  }

  static Destination destination(String space, String id) {
    return new Destination(
        new DestinationId(id),
        new SpaceId(space),
        EventMap.identity(),
        new Webhook(
            URI.create("http://example.com/"), "POST", Map.of(), List.of(), Duration.ofSeconds(15)),
        new LaneLimits(32, null),
        new RetryPolicy(
            Duration.ofSeconds(30), Duration.ofHours(1), 12, Duration.ofDays(7), Set.of()),
        true);
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
        "{}",
        null);
  }
}
