package cc.xtracker.dispatcher.http.destination;

import cc.xtracker.dispatcher.parked.Condition;
import cc.xtracker.dispatcher.register.RegisteredDestination;
import cc.xtracker.model.delivery.DeliveryStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a destination does: whether it is on, how many of its deliveries stand where, and whether it
 * is being spared.
 *
 * @param parked deliveries that wait, whatever for
 * @param heldUntil its receiver asked for a pause
 * @param failingSince it fails as a whole, and is probed
 * @param warnings how many stages on the way to being disabled it has passed
 */
record HealthAnswer(
    String destinationId,
    boolean enabled,
    @Nullable String disabledReason,
    long pending,
    long retrying,
    long sent,
    long failedPermanently,
    long discarded,
    long parked,
    @Nullable Instant oldestUndeliveredAt,
    @Nullable Instant heldUntil,
    @Nullable Instant failingSince,
    @Nullable Instant nextProbeAt,
    int failedProbes,
    int warnings) {

  static HealthAnswer of(
      RegisteredDestination destination, Map<DeliveryStatus, Long> counts, Condition condition) {
    return new HealthAnswer(
        destination.id().value(),
        destination.settings().enabled(),
        destination.disabledReason(),
        counts.getOrDefault(DeliveryStatus.PENDING, 0L),
        counts.getOrDefault(DeliveryStatus.RETRYING, 0L),
        counts.getOrDefault(DeliveryStatus.SENT, 0L),
        counts.getOrDefault(DeliveryStatus.FAILED_PERMANENTLY, 0L),
        counts.getOrDefault(DeliveryStatus.DISCARDED, 0L),
        condition.parkedCount(),
        condition.oldestReceivedAt(),
        condition.heldUntil(),
        condition.failingSince(),
        condition.nextProbeAt(),
        condition.failedProbes(),
        condition.warnings());
  }
}
