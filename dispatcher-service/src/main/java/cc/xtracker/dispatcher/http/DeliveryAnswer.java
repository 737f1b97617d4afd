package cc.xtracker.dispatcher.http;

import cc.xtracker.dispatcher.log.LogEntry;
import cc.xtracker.model.delivery.NextAttempt;
import cc.xtracker.model.id.Uid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A delivery in a list. */
public record DeliveryAnswer(
    String eventId,
    String inboxId,
    String destinationId,
    String event,
    String canonical,
    @Nullable String uid,
    String status,
    int attempts,
    @Nullable Instant nextAttemptAt,
    @Nullable String nextAttemptReason,
    @Nullable Integer lastStatusCode,
    @Nullable String lastError,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant erasedAt) {

  static DeliveryAnswer of(LogEntry entry) {
    Uid uid = entry.delivery().uid();
    return new DeliveryAnswer(
        entry.delivery().eventId().value(),
        entry.delivery().inboxId().value(),
        entry.delivery().destination().value(),
        entry.delivery().target(),
        entry.delivery().canonical().wireName(),
        uid == null ? null : uid.value(),
        entry.status().wireName(),
        entry.attempts(),
        entry.nextAttemptAt(),
        entry.nextAttemptReason().map(NextAttempt.Reason::wireName).orElse(null),
        entry.lastStatusCode(),
        entry.lastError(),
        entry.createdAt(),
        entry.updatedAt(),
        entry.erasedAt());
  }
}
