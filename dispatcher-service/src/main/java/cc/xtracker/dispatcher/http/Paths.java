package cc.xtracker.dispatcher.http;

import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;

/** Reads the ids in a path. One that cannot exist is as unknown as one that does not. */
public final class Paths {
  private Paths() {}

  public static SpaceId space(String text) {
    try {
      return new SpaceId(text);
    } catch (IllegalArgumentException e) {
      throw noSpace();
    }
  }

  public static DestinationId destination(String text) {
    try {
      return new DestinationId(text);
    } catch (IllegalArgumentException e) {
      throw noDestination();
    }
  }

  public static UnknownIdException noSpace() {
    return new UnknownIdException("there is no such space");
  }

  public static UnknownIdException noDestination() {
    return new UnknownIdException("there is no such destination in this space");
  }
}
