package cc.xtracker.dispatcher.log;

import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries of a space; null asks for any.
 *
 * @param from created then or later
 * @param to created before
 * @param limit entries on a page at most
 * @param after the last entry of the page before; null for the first page
 */
public record LogQuery(
    SpaceId space,
    @Nullable DeliveryStatus status,
    @Nullable Uid uid,
    @Nullable EventId eventId,
    @Nullable DestinationId destination,
    @Nullable Instant from,
    @Nullable Instant to,
    int limit,
    @Nullable Cursor after) {}
