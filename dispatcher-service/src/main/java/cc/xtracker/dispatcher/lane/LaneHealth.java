package cc.xtracker.dispatcher.lane;

import java.time.Instant;

/**
 * What all replicas together know about a destination that is not well.
 *
 * @param open it fails as a whole and is probed
 * @param heldUntil its receiver asked for a pause; {@link Instant#MIN} when it did not
 */
public record LaneHealth(boolean open, Instant heldUntil) {
  static final LaneHealth WELL = new LaneHealth(false, Instant.MIN);
}
