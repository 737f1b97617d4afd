package cc.xtracker.dispatcher.log;

import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.delivery.NextAttempt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one delivery stands.
 *
 * @param attempts made so far, replays included
 * @param nextAttemptAt null when none is due
 * @param lastStatusCode null before an HTTP answer arrived
 * @param log the attempts in the order of their time: the first, and the latest of the others
 * @param createdAt when the event was accepted
 * @param erasedAt null unless its person was erased: then nobody is behind it, and its body is gone
 */
public record LogEntry(
    Delivery delivery,
    DeliveryStatus status,
    int attempts,
    @Nullable Instant nextAttemptAt,
    @Nullable Integer lastStatusCode,
    @Nullable String lastError,
    List<LoggedAttempt> log,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant erasedAt) {

  public LogEntry {
    log = List.copyOf(log);
  }

  /** Why the next attempt comes then; empty when nothing was tried or somebody asked for it. */
  public Optional<NextAttempt.Reason> nextAttemptReason() {
    return Optional.ofNullable(log.isEmpty() ? null : log.getLast().next())
        .filter(next -> Instant.ofEpochMilli(next.atMillis()).equals(nextAttemptAt))
        .map(NextAttempt::reason);
  }
}
