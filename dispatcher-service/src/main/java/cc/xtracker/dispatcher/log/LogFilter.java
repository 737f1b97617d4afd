package cc.xtracker.dispatcher.log;

import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.Uid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery must be like; null asks for any.
 *
 * @param error of the last attempt
 * @param from created then or later
 * @param to created before
 */
public record LogFilter(
    @Nullable DeliveryStatus status,
    @Nullable Uid uid,
    @Nullable EventId eventId,
    @Nullable DestinationId destination,
    @Nullable CanonicalEvent canonical,
    @Nullable String error,
    @Nullable Instant from,
    @Nullable Instant to) {}
