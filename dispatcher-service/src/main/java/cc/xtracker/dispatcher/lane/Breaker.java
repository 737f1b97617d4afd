package cc.xtracker.dispatcher.lane;

import java.time.Instant;

/**
 * Whether a destination fails as a whole. Opens after many failures in a row; only a probe closes
 * it, here or at another replica. Not thread-safe.
 */
final class Breaker {
  private final BreakerConfig config;
  private int failureCount;
  private Instant failingSince = Instant.MAX;
  private boolean open;

  Breaker(BreakerConfig config) {
    this.config = config;
  }

  boolean open() {
    return open;
  }

  /** The first failure that no success has followed; only while there is one. */
  Instant failingSince() {
    return failingSince;
  }

  /** Nothing is remembered. */
  boolean blank() {
    return !open && failureCount == 0;
  }

  /**
   * @return whether this failure has opened it
   */
  boolean failed(Instant now) {
    failureCount++;
    failingSince = failureCount == 1 ? now : failingSince;
    boolean opens = !open && enough(now);
    open |= opens;
    return opens;
  }

  void alive() {
    if (!open) {
      close();
    }
  }

  /** Another replica has seen enough. */
  void trip() {
    open = true;
  }

  void close() {
    open = false;
    failureCount = 0;
    failingSince = Instant.MAX;
  }

  private boolean enough(Instant now) {
    return failureCount >= config.failureCount()
        || (failureCount > 1 && !now.isBefore(failingSince.plus(config.failureTime())));
  }
}
