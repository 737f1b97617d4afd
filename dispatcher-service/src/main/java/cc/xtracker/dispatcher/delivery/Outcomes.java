package cc.xtracker.dispatcher.delivery;

import cc.xtracker.model.delivery.DeliveryOutcome;

/** Where the outcome of every attempt is recorded. */
public interface Outcomes {
  /** Returns once the outcome is durable, however long that takes. */
  void record(DeliveryOutcome outcome);
}
