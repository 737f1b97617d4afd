package cc.xtracker.dispatcher.delivery;

import cc.xtracker.model.delivery.DeliveryOutcome;
import java.util.concurrent.CompletionStage;

/** Where the outcome of every attempt is recorded. Thread-safe; never blocks. */
public interface Outcomes {
  /** Completes once the outcome is durable, however long that takes. */
  CompletionStage<Void> record(DeliveryOutcome outcome);
}
