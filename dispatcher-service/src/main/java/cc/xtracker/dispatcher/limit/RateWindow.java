package cc.xtracker.dispatcher.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * An exact limit: in no second whatever, wherever it begins, do more than the permitted number
 * start. Remembers the starts of the last second, at most as many as are permitted.
 */
public final class RateWindow {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ArrayDeque<Instant> starts = new ArrayDeque<>();
  private @Nullable Integer perSecond;

  /**
   * @param perSecond null for no limit
   */
  public void limit(@Nullable Integer perSecond) {
    this.perSecond = perSecond;
    if (perSecond == null) {
      starts.clear();
    }
  }

  public void started(Instant now) {
    if (perSecond != null) {
      starts.addLast(now);
    }
  }

  /** How many may start now. */
  public int available(Instant now) {
    if (perSecond == null) {
      return Integer.MAX_VALUE;
    }
    forget(now);
    return Math.max(0, perSecond - starts.size());
  }

  /**
   * How many may wait for their start: what may start now, or what will have its turn soon beside
   * as many others.
   */
  public int room(Instant now) {
    return perSecond == null
        ? Integer.MAX_VALUE
        : Math.max(available(now), Math.ceilDiv(perSecond, 2));
  }

  /** Nothing is left to remember. */
  public boolean quiet(Instant now) {
    forget(now);
    return starts.isEmpty();
  }

  /** When the next may start; {@link Instant#MAX} when it may now. */
  public Instant nextAt(Instant now) {
    return available(now) > 0 || starts.isEmpty() ? Instant.MAX : starts.getFirst().plus(SECOND);
  }

  private void forget(Instant now) {
    while (!starts.isEmpty() && !starts.getFirst().plus(SECOND).isAfter(now)) {
      starts.removeFirst();
    }
  }
}
