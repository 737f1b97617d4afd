package cc.xtracker.dispatcher.register;

import cc.xtracker.model.id.SpaceId;

/** Says whether a space exists; the truth of it lives with ingress. */
public interface Spaces {
  /**
   * @throws SpacesUnavailable when ingress could not be asked
   */
  boolean exists(SpaceId space) throws SpacesUnavailable;
}
