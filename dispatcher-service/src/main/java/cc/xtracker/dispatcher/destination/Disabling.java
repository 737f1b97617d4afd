package cc.xtracker.dispatcher.destination;

import cc.xtracker.model.id.DestinationId;

/** Takes a destination out of service when its receiver gives reason to. */
public interface Disabling {
  /**
   * Returns once it is durable and seen by this replica. A destination that is disabled already
   * keeps its reason; one that is deleted stays so.
   *
   * @param reason for the operator to read
   */
  void disable(DestinationId id, String reason);
}
