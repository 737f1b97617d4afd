package cc.xtracker.ingress.http.operator;

import cc.xtracker.ingress.space.Space;
import java.time.Instant;

/** A space without its secrets. */
record SpaceView(String spaceId, String name, Instant createdAt) {

  static SpaceView of(Space space) {
    return new SpaceView(space.id().value(), space.name().value(), space.createdAt());
  }
}
