package cc.xtracker.model.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What an attempt changed, as it travels on {@code xtracker.deliveries.v1}.
 *
 * @param nextAttemptAtMillis present exactly while {@link DeliveryStatus#RETRYING}
 */
public record DeliveryOutcome(
    Delivery delivery, Attempt attempt, DeliveryStatus status, @Nullable Long nextAttemptAtMillis) {

  /**
   * @throws IllegalArgumentException if the next attempt does not fit the status
   */
  public DeliveryOutcome {
    if ((status == DeliveryStatus.RETRYING) != (nextAttemptAtMillis != null)) {
      throw new IllegalArgumentException("exactly a retrying delivery has a next attempt");
    }
  }
}
