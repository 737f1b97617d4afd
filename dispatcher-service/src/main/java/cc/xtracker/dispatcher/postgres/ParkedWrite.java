package cc.xtracker.dispatcher.postgres;

import cc.xtracker.dispatcher.delivery.Progress;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import java.time.Instant;

/** A change of what is parked. */
sealed interface ParkedWrite {
  record Park(Delivery delivery, Progress progress, Instant dueAt) implements ParkedWrite {}

  record Reschedule(EventId id, Progress progress, Instant dueAt) implements ParkedWrite {}

  record Release(EventId id) implements ParkedWrite {}

  record Remove(EventId id) implements ParkedWrite {}

  record Hold(DestinationId destination, Instant until) implements ParkedWrite {}
}
