package cc.xtracker.dispatcher.http.destination;

import cc.xtracker.dispatcher.register.RegisteredDestination;
import cc.xtracker.model.delivery.DeliveryStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a destination does: whether it is on, and how many of its deliveries stand where. */
record HealthAnswer(
    String destinationId,
    boolean enabled,
    @Nullable String disabledReason,
    long pending,
    long retrying,
    long sent,
    long failedPermanently,
    long discarded) {

  static HealthAnswer of(RegisteredDestination destination, Map<DeliveryStatus, Long> counts) {
    return new HealthAnswer(
        destination.id().value(),
        destination.settings().enabled(),
        destination.disabledReason(),
        counts.getOrDefault(DeliveryStatus.PENDING, 0L),
        counts.getOrDefault(DeliveryStatus.RETRYING, 0L),
        counts.getOrDefault(DeliveryStatus.SENT, 0L),
        counts.getOrDefault(DeliveryStatus.FAILED_PERMANENTLY, 0L),
        counts.getOrDefault(DeliveryStatus.DISCARDED, 0L));
  }
}
