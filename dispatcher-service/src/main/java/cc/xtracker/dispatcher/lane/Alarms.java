package cc.xtracker.dispatcher.lane;

import java.time.Instant;

/** Calls back when a moment has come. */
public interface Alarms {
  /**
   * @param task quick and never blocking
   */
  void at(Instant moment, Runnable task);
}
