package cc.xtracker.dispatcher.kafka;

import java.time.Duration;

/** Waits where there is nothing to await. */
final class Pause {
  private Pause() {}

  /** Ends early when the thread is interrupted, which it stays. */
  static void of(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
