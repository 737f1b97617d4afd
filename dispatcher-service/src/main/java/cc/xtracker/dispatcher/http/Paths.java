package cc.xtracker.dispatcher.http;

import cc.xtracker.dispatcher.replay.ReplayJobId;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
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

  static EventId delivery(String text) {
    try {
      return new EventId(text);
    } catch (IllegalArgumentException e) {
      throw noDelivery();
    }
  }

  static ReplayJobId job(String text) {
    try {
      return new ReplayJobId(text);
    } catch (IllegalArgumentException e) {
      throw noJob();
    }
  }

  static UnknownIdException noSpace() {
    return new UnknownIdException("there is no such space");
  }

  static UnknownIdException noDestination() {
    return new UnknownIdException("there is no such destination in this space");
  }

  static UnknownIdException noDelivery() {
    return new UnknownIdException("there is no such delivery in this space");
  }

  static UnknownIdException noJob() {
    return new UnknownIdException("there is no such replay in this space");
  }
}
