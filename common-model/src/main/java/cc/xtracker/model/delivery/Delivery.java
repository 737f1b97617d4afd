package cc.xtracker.model.delivery;

import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one destination: what stays the same over all attempts.
 *
 * @param receivedAtMillis when the event was accepted, epoch milliseconds: the age of the delivery
 * @param target the destination's own name of the event, from its event map
 * @param body the exact JSON text that is sent, fixed by the first attempt that is recorded
 * @param trace of the request that brought the event; null when it sent none, and in a replay from
 *     the log, which does not keep it
 */
public record Delivery(
    EventId eventId,
    InboxId inboxId,
    SpaceId space,
    DestinationId destination,
    CanonicalEvent canonical,
    String target,
    @Nullable Uid uid,
    long receivedAtMillis,
    String body,
    @Nullable TraceParent trace) {}
