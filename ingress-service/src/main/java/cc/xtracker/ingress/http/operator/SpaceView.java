package cc.xtracker.ingress.http.operator;

import cc.xtracker.ingress.rate.Rate;
import cc.xtracker.ingress.space.Space;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A space without its secrets.
 *
 * @param rateLimitPerSecond null where the configuration decides
 */
record SpaceView(
    String spaceId, String name, Instant createdAt, @Nullable Integer rateLimitPerSecond) {

  static SpaceView of(Space space) {
    Rate rate = space.rate();
    return new SpaceView(
        space.id().value(),
        space.name().value(),
        space.createdAt(),
        rate == null ? null : rate.perSecond());
  }
}
