package cc.xtracker.dispatcher.delivery;

import java.time.Instant;

/** The place in its lane that an attempt occupies. */
public interface Slot {
  /** The request is over. What remains to be recorded needs no place. */
  void free();

  /** Nothing else may be sent to the destination before. */
  void hold(Instant until);
}
