package cc.xtracker.dispatcher.webhook;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.id.EventId;
import java.time.Instant;
import java.util.Optional;

/** What a destination would be sent for an event that never happened. */
public record Sample(EventId id, String body) {

  /** Empty when the destination is not sent such events. */
  public static Optional<Sample> of(
      Destination destination, CanonicalEvent canonical, Instant now) {
    Event event = SampleEvent.of(destination.space(), canonical, now);
    EventId id = EventId.of(event.inboxId(), destination.id());
    return destination
        .eventMap()
        .target(canonical)
        .map(target -> new Sample(id, WebhookBody.of(id, event, SampleEvent.CONTEXT, target)));
  }
}
