package cc.xtracker.dispatcher.vertx;

import cc.xtracker.model.delivery.Latency;
import java.util.concurrent.TimeUnit;

/** When an exchange came how far. Owned by its event loop. */
final class Phases {
  /** What an exchange is busy with, in the order of time. */
  enum Phase {
    RESOLVE,
    CONNECT,
    WAIT,
    READ
  }

  private final long startedNanos = System.nanoTime();
  private long resolvedNanos;
  private long connectedNanos;
  private long headNanos;
  private Phase now = Phase.RESOLVE;

  Phase now() {
    return now;
  }

  void resolved() {
    resolvedNanos = System.nanoTime();
    now = Phase.CONNECT;
  }

  void connected() {
    connectedNanos = System.nanoTime();
    now = Phase.WAIT;
  }

  /** What was written is in vain. */
  void connectsAgain() {
    now = Phase.CONNECT;
  }

  void headArrived() {
    headNanos = System.nanoTime();
    now = Phase.READ;
  }

  /** Until now; a phase that was not reached took no time. */
  Latency latency() {
    long end = System.nanoTime();
    long resolved = now == Phase.RESOLVE ? end : resolvedNanos;
    long connected = now == Phase.WAIT || now == Phase.READ ? connectedNanos : end;
    long head = now == Phase.READ ? headNanos : end;
    return new Latency(
        millis(startedNanos, end),
        millis(startedNanos, resolved),
        millis(resolved, connected),
        millis(connected, head),
        millis(head, end));
  }

  private static long millis(long begunNanos, long endNanos) {
    return TimeUnit.NANOSECONDS.toMillis(endNanos - begunNanos);
  }
}
