package cc.xtracker.ingress.rate;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Reason;
import cc.xtracker.ingress.answer.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Holds each limited space to its rate, on this replica. */
public final class Throttle {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final Duration LONGEST_BURST = Duration.ofMinutes(30);

  private final Buckets buckets;
  private final @Nullable Rate usual;
  private final long burstNanos;
  private final LongSupplier ticker;

  /**
   * @param ticker in nanoseconds, of the same origin as that of the buckets
   * @throws IllegalArgumentException naming the setting that makes no sense
   */
  public Throttle(Buckets buckets, RateSettings settings, LongSupplier ticker) {
    Duration burst = settings.burst();
    if (burst.compareTo(Duration.ofSeconds(1)) < 0 || burst.compareTo(LONGEST_BURST) > 0) {
      throw new IllegalArgumentException("xtracker.rate-limit.burst must be PT1S to PT30M");
    }
    OptionalInt perSecond = settings.perSecond();
    usual = perSecond.isPresent() ? new Rate(perSecond.getAsInt()) : null;
    burstNanos = burst.toNanos();
    this.buckets = buckets;
    this.ticker = ticker;
  }

  /** Takes a unit for each event, or none: refused if not all of them are there. */
  public Decision<Caller> take(Caller caller, int units) {
    Rate rate = rate(caller);
    if (rate == null) {
      return new Decision.Accepted<>(caller);
    }
    int limit = rate.unitsIn(burstNanos);
    if (units > limit) {
      return refused("this space may send at most " + limit + " events at once", burstNanos);
    }
    long wait =
        buckets.of(caller.space()).take(rate.nanosFor(units), burstNanos, ticker.getAsLong());
    return wait > 0 ? tooMany(rate, wait) : new Decision.Accepted<>(caller);
  }

  /** Takes nothing: refused if there is not even one unit, so that a body need not be read. */
  public Decision<Caller> look(Caller caller) {
    Rate rate = rate(caller);
    if (rate == null) {
      return new Decision.Accepted<>(caller);
    }
    long missing = buckets.of(caller.space()).missing(ticker.getAsLong());
    long wait = missing + rate.nanosFor(1) - burstNanos;
    return wait > 0 ? tooMany(rate, wait) : new Decision.Accepted<>(caller);
  }

  /** Empty for a space that is not limited. */
  public Optional<Quota> quota(Caller caller) {
    Rate rate = rate(caller);
    if (rate == null) {
      return Optional.empty();
    }
    long missing = buckets.of(caller.space()).missing(ticker.getAsLong());
    return Optional.of(
        new Quota(
            rate.unitsIn(burstNanos),
            seconds(burstNanos),
            rate.unitsIn(Math.max(0, burstNanos - missing)),
            seconds(missing)));
  }

  private @Nullable Rate rate(Caller caller) {
    return caller.rate() == null ? usual : caller.rate();
  }

  private static Decision<Caller> tooMany(Rate rate, long waitNanos) {
    return refused(
        "this space may send " + rate.perSecond() + " events per second; nothing was recorded",
        waitNanos);
  }

  private static Decision<Caller> refused(String error, long waitNanos) {
    return new Decision.Refused<>(
        new Refusal(Reason.RATE_LIMITED, error, Duration.ofSeconds(seconds(waitNanos))));
  }

  /** Rounded up: who comes at that time comes late enough. */
  private static long seconds(long nanos) {
    return Math.ceilDiv(nanos, NANOS_PER_SECOND);
  }
}
