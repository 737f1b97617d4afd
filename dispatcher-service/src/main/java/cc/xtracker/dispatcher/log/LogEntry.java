package cc.xtracker.dispatcher.log;

import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where one delivery stands.
 *
 * @param attempts made so far, replays included
 * @param nextAttemptAt null when none is due
 * @param lastStatusCode null before an HTTP answer arrived
 */
public record LogEntry(
    Delivery delivery,
    DeliveryStatus status,
    int attempts,
    @Nullable Instant nextAttemptAt,
    @Nullable Integer lastStatusCode,
    @Nullable String lastError,
    Instant createdAt,
    Instant updatedAt) {}
