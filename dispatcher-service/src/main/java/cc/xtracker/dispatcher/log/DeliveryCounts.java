package cc.xtracker.dispatcher.log;

import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import java.util.Map;

/** How the deliveries of a destination stand. */
public interface DeliveryCounts {
  /** By status; every status is there. */
  Map<DeliveryStatus, Long> of(SpaceId space, DestinationId destination);
}
