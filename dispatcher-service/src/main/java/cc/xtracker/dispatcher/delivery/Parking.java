package cc.xtracker.dispatcher.delivery;

import cc.xtracker.model.delivery.Delivery;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * Keeps what cannot be sent now. Thread-safe; never blocks. Every stage completes once it is
 * durable, however long that takes.
 */
public interface Parking {
  /** Keeps a fresh delivery; one that is kept already stays as it is. */
  CompletionStage<Void> park(Delivery delivery, Progress progress, Instant dueAt);

  /** Gives a claimed delivery back for a later attempt. */
  CompletionStage<Void> reschedule(Delivery delivery, Progress progress, Instant dueAt);

  /** Gives a claimed delivery back untried. */
  CompletionStage<Void> release(Delivery delivery);

  /** Forgets a claimed delivery whose outcome is recorded. */
  CompletionStage<Void> remove(Delivery delivery);
}
