package cc.xtracker.dispatcher.http;

import cc.xtracker.dispatcher.replay.ReplayJobId;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
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

  public static EventId delivery(String text) {
    try {
      return new EventId(text);
    } catch (IllegalArgumentException e) {
      throw noDelivery();
    }
  }

  public static ReplayJobId job(String text) {
    try {
      return new ReplayJobId(text);
    } catch (IllegalArgumentException e) {
      throw noJob();
    }
  }

  public static UnknownIdException noSpace() {
    return new UnknownIdException("there is no such space");
  }

  public static UnknownIdException noDestination() {
    return new UnknownIdException("there is no such destination in this space");
  }

  public static UnknownIdException noDelivery() {
    return new UnknownIdException("there is no such delivery in this space");
  }

  public static UnknownIdException noJob() {
    return new UnknownIdException("there is no such replay in this space");
  }
}
