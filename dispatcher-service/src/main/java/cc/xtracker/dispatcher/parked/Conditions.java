package cc.xtracker.dispatcher.parked;

import cc.xtracker.model.id.DestinationId;
import java.time.Instant;

/** Tells how a destination is. */
public interface Conditions {
  /** Reads all that is parked for it: for people, not for a loop. */
  Condition of(DestinationId destination, Instant now);
}
