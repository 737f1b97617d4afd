package cc.xtracker.dispatcher.delivery;

import java.time.Instant;

/** The place in its lane that an attempt occupies. Told on the lane's thread only. */
public interface Slot {
  /** The request is over. What remains to be recorded needs no place. Called once. */
  void free(Signal signal, long latencyMillis);

  /** Nothing else may be sent to the destination before. */
  void hold(Instant until);
}
