package cc.xtracker.dispatcher.parked;

import cc.xtracker.model.id.DestinationId;
import java.time.Instant;

/**
 * Asks for parked deliveries of one destination.
 *
 * @param room how many at most; none only has it looked at again a little later
 * @param leaseUntil not settled by then, any replica may claim them again
 */
public record Claim(DestinationId destination, Kind kind, int room, Instant leaseUntil) {
  /** Which deliveries. */
  public enum Kind {
    /** What is due: first attempts in their order, then retries. */
    DUE,
    /** The next one, due or not. */
    PROBE,
    /** Of a disabled destination: replays that shall go there nevertheless. */
    TO_DISABLED,
    /** Of a destination that nobody knows here: all, if the store says that it is deleted. */
    ORPHANED
  }
}
