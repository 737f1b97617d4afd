package cc.xtracker.dispatcher.log;

import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import java.util.Map;

/** How the deliveries of a destination stand. */
public interface DeliveryCounts {
  /** By status; every status is there. */
  Map<DeliveryStatus, Long> of(SpaceId space, DestinationId destination);

  /**
   * Adds up what writes to the log have changed since the last time, which only makes the next look
   * cheaper. Of several replicas one does, the others go without.
   *
   * @return changes that were added up
   */
  long addUp();
}
