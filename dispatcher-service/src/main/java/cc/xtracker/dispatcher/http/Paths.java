package cc.xtracker.dispatcher.http;

import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;

/** Reads the ids in a path. One that cannot exist is as unknown as one that does not. */
final class Paths {
  private Paths() {}

  static SpaceId space(String text) {
    try {
      return new SpaceId(text);
    } catch (IllegalArgumentException e) {
      throw noSpace();
    }
  }

  static DestinationId destination(String text) {
    try {
      return new DestinationId(text);
    } catch (IllegalArgumentException e) {
      throw noDestination();
    }
  }

  static UnknownIdException noSpace() {
    return new UnknownIdException("there is no such space");
  }

  static UnknownIdException noDestination() {
    return new UnknownIdException("there is no such destination in this space");
  }
}
