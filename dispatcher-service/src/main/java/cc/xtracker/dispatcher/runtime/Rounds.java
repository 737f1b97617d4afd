package cc.xtracker.dispatcher.runtime;

import java.time.Duration;
import java.util.function.Supplier;

/** Something that is done over and over, on a thread of its own. */
final class Rounds {
  private final Thread thread;

  private Rounds(Thread thread) {
    this.thread = thread;
  }

  /**
   * @param first how long to wait before the first round
   * @param round answers how long to wait before the next one, and throws nothing
   */
  static Rounds start(String name, Duration first, Supplier<Duration> round) {
    return new Rounds(Thread.ofVirtual().name(name).start(() -> run(first, round)));
  }

  /** Interrupts what is under way, and is the end; waits for nothing. */
  void stop() {
    thread.interrupt();
  }

  private static void run(Duration first, Supplier<Duration> round) {
    try {
      Thread.sleep(first);
      while (true) {
        Thread.sleep(round.get());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
