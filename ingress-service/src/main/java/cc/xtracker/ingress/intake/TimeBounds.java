package cc.xtracker.ingress.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far the time of an event may lie from the moment we hear of it. */
@ConfigMapping(prefix = "xtracker.time")
public interface TimeBounds {
  /**
   * ISO 8601 duration, default five years. An older event is refused as {@code invalid_time}; that
   * also catches seconds given for milliseconds.
   */
  @WithDefault("P1825D")
  Duration maxAge();

  /** ISO 8601 duration, default 10 minutes: how far a caller's clock may be ahead of ours. */
  @WithDefault("PT10M")
  Duration maxFuture();

  default boolean plausible(long occurredAtMillis, long receivedAtMillis) {
    return occurredAtMillis >= receivedAtMillis - maxAge().toMillis()
        && occurredAtMillis <= receivedAtMillis + maxFuture().toMillis();
  }
}
