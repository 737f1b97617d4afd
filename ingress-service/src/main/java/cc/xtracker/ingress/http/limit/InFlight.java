package cc.xtracker.ingress.http.limit;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The requests that are being answered, and the bytes of their bodies: bounded, all together. */
@Singleton
public final class InFlight {
  private final HttpLimits limits;
  private final AtomicInteger requestCount = new AtomicInteger();
  private final AtomicLong heldBytes = new AtomicLong();

  InFlight(HttpLimits limits) {
    this.limits = limits;
  }

  /**
   * @return false if there is no room for another request; otherwise it has to {@link #leave}
   */
  public boolean enter() {
    boolean entered = requestCount.incrementAndGet() <= limits.maxInFlight();
    if (!entered) {
      leave();
    }
    return entered;
  }

  public void leave() {
    requestCount.decrementAndGet();
  }

  /**
   * @return false if there is no room for so many bytes; otherwise they have to be {@linkplain
   *     #release released}
   */
  public boolean hold(long bytes) {
    boolean held = heldBytes.addAndGet(bytes) <= limits.maxHeldSize().asLongValue();
    if (!held) {
      release(bytes);
    }
    return held;
  }

  public void release(long bytes) {
    heldBytes.addAndGet(-bytes);
  }

  public int requestCount() {
    return requestCount.get();
  }

  public long heldBytes() {
    return heldBytes.get();
  }
}
