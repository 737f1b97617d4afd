package cc.xtracker.dispatcher.vertx;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections to all receivers together. Thousands of receivers keep theirs open for the next
 * request; the file descriptors of a process are less patient. Thread-safe.
 */
public final class Connections {
  /** Of the file descriptors that the process may have. */
  private static final double SHARE = 0.9;

  private final int most;
  private final AtomicInteger count = new AtomicInteger();

  /**
   * @param most that stay open after an answer
   */
  public Connections(int most) {
    this.most = most;
  }

  void opened() {
    count.incrementAndGet();
  }

  void closed() {
    count.decrementAndGet();
  }

  /** As many as wished, if the process may have the file descriptors for them. */
  public static Connections affordable(int wished) {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? new Connections((int) Math.min(wished, unix.getMaxFileDescriptorCount() * SHARE))
        : new Connections(wished);
  }

  /** Whether the next answer is to be the last on its connection. */
  boolean tooMany() {
    return count.get() > most;
  }

  /** That stand now. */
  public int count() {
    return count.get();
  }

  /** That stay open after an answer. */
  public int most() {
    return most;
  }
}
