package cc.xtracker.dispatcher.postgres.parked;

import cc.xtracker.dispatcher.delivery.Ailment;
import cc.xtracker.dispatcher.delivery.Progress;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.id.DestinationId;
import java.time.Instant;

/** A change of what is parked, or of how a destination is. */
sealed interface ParkedWrite {
  DestinationId destination();

  /** A change of rows of {@code parked_delivery}. */
  sealed interface OfDelivery extends ParkedWrite {
    Delivery delivery();

    @Override
    default DestinationId destination() {
      return delivery().destination();
    }
  }

  record Park(Delivery delivery, Progress progress, Instant dueAt) implements OfDelivery {}

  record Reschedule(Delivery delivery, Progress progress, Instant dueAt) implements OfDelivery {}

  record Release(Delivery delivery) implements OfDelivery {}

  record Remove(Delivery delivery) implements OfDelivery {}

  /** A change of rows of {@code lane}. */
  sealed interface OfLane extends ParkedWrite {}

  record Hold(DestinationId destination, Instant until) implements OfLane {}

  record Open(DestinationId destination, Instant since, Instant probeAt) implements OfLane {}

  record StillFailing(DestinationId destination, Ailment ailment, Instant probeAt)
      implements OfLane {}

  record Recovered(DestinationId destination, Instant at) implements OfLane {}
}
