package cc.xtracker.model.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What an attempt changed, as it travels on {@code xtracker.deliveries.v1}.
 *
 * @param next present exactly while {@link DeliveryStatus#RETRYING}
 * @param replay whether somebody asked for this attempt after the delivery had come to an end
 */
public record DeliveryOutcome(
    Delivery delivery,
    Attempt attempt,
    DeliveryStatus status,
    @Nullable NextAttempt next,
    boolean replay) {

  /**
   * @throws IllegalArgumentException if the next attempt does not fit the status
   */
  public DeliveryOutcome {
    if ((status == DeliveryStatus.RETRYING) != (next != null)) {
      throw new IllegalArgumentException("exactly a retrying delivery has a next attempt");
    }
  }
}
