package cc.xtracker.dispatcher.limit;

import java.time.Instant;

/**
 * Whether a destination fails as a whole. Opens after many failures in a row; only a probe closes
 * it, here or at another replica. Not thread-safe.
 */
public final class Breaker {
  private final BreakerConfig config;
  private int failureCount;
  private Instant failingSince = Instant.MAX;
  private boolean open;

  public Breaker(BreakerConfig config) {
    this.config = config;
  }

  public boolean open() {
    return open;
  }

  /** The first failure that no success has followed; only while there is one. */
  public Instant failingSince() {
    return failingSince;
  }

  /** Nothing is remembered. */
  public boolean blank() {
    return !open && failureCount == 0;
  }

  /**
   * @return whether this failure has opened it
   */
  public boolean failed(Instant now) {
    failureCount++;
    failingSince = failureCount == 1 ? now : failingSince;
    boolean opens = !open && enough(now);
    open |= opens;
    return opens;
  }

  public void alive() {
    if (!open) {
      close();
    }
  }

  /** Another replica has seen enough. */
  public void trip() {
    open = true;
  }

  public void close() {
    open = false;
    failureCount = 0;
    failingSince = Instant.MAX;
  }

  private boolean enough(Instant now) {
    return failureCount >= config.failureCount()
        || (failureCount > 1 && !now.isBefore(failingSince.plus(config.failureTime())));
  }
}
