package cc.xtracker.model.delivery;

import java.util.Arrays;
import java.util.Optional;

/** Where a delivery stands. */
public enum DeliveryStatus {
  /**
   * Kept, not yet attempted. Only in the delivery log: nothing was tried, so no topic record speaks
   * of it.
   */
  PENDING("pending"),
  /** The last attempt failed and another one is due. */
  RETRYING("retrying"),
  /** The receiver answered 2xx. */
  SENT("sent"),
  /** Refused for good, or every attempt is used up. */
  FAILED_PERMANENTLY("failed_permanently"),
  /** Given up without the receiver's word: its destination was deleted. */
  DISCARDED("discarded");

  private final String wireName;

  DeliveryStatus(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static Optional<DeliveryStatus> named(String name) {
    return Arrays.stream(values()).filter(status -> status.wireName.equals(name)).findFirst();
  }
}
