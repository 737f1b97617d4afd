package cc.xtracker.dispatcher.delivery;

import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import java.time.Instant;

/**
 * Keeps what cannot be sent now. Every call returns once it is durable, however long that takes.
 */
public interface Parking {
  /** Keeps a fresh delivery; one that is kept already stays as it is. */
  void park(Delivery delivery, Progress progress, Instant dueAt);

  /** Gives a claimed delivery back for a later attempt. */
  void reschedule(EventId id, Progress progress, Instant dueAt);

  /** Gives a claimed delivery back untried. */
  void release(EventId id);

  /** Forgets a claimed delivery whose outcome is recorded. */
  void remove(EventId id);

  /** Lets every replica know that a receiver asked for a pause. */
  void hold(DestinationId destination, Instant until);
}
