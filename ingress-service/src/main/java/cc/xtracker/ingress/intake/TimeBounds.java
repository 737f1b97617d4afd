package cc.xtracker.ingress.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far the time of an event may lie from the moment we hear of it. */
@ConfigMapping(prefix = "xtracker.time")
public interface TimeBounds {
  /**
   * ISO 8601 duration: an older event is refused as {@code invalid_time}; so are seconds given for
   * milliseconds.
   */
  @WithDefault("P1825D")
  Duration maxAge();

  /** ISO 8601 duration: how far a caller's clock may be ahead of ours. */
  @WithDefault("PT10M")
  Duration maxFuture();

  /** Whoever sends seconds or microseconds is told so, unless the bounds span decades. */
  default Plausibility judge(long occurredAtMillis, long receivedAtMillis) {
    if (within(occurredAtMillis, receivedAtMillis)) {
      return new Plausibility.Plausible();
    }
    // Saturated, so that a product beyond 64 bits is no plausible time.
    long fromSeconds = Math.clamp(occurredAtMillis, Long.MIN_VALUE / 1000, Long.MAX_VALUE / 1000);
    if (within(fromSeconds * 1000, receivedAtMillis)) {
      return new Plausibility.WrongUnit("seconds", fromSeconds * 1000);
    }
    if (within(occurredAtMillis / 1000, receivedAtMillis)) {
      return new Plausibility.WrongUnit("microseconds", occurredAtMillis / 1000);
    }
    return occurredAtMillis < receivedAtMillis
        ? new Plausibility.TooOld(maxAge())
        : new Plausibility.TooFarAhead(maxFuture());
  }

  private boolean within(long millis, long receivedAtMillis) {
    return millis >= receivedAtMillis - maxAge().toMillis()
        && millis <= receivedAtMillis + maxFuture().toMillis();
  }
}
