package cc.xtracker.model.click;

import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;

/**
 * Whoever stood behind a uid is to be forgotten. What came later is of somebody else, or of the
 * same person anew, and is not touched.
 */
public record Erasure(SpaceId space, Uid uid, long erasedAtMillis) {

  /**
   * @param millis when a click, a binding or an event was taken in
   */
  public boolean covers(long millis) {
    return millis <= erasedAtMillis;
  }
}
