package cc.xtracker.dispatcher.delivery;

import cc.xtracker.model.id.DestinationId;

/** Takes a destination out of service. What matches it is kept until somebody enables it again. */
public interface Disabling {
  /**
   * Does nothing when the destination is disabled or deleted already. Never blocks.
   *
   * @param reason for people, shown with the destination
   */
  void disable(DestinationId destination, String reason);
}
