package cc.xtracker.stack.local;

import java.time.Instant;

/** How one process is at this moment. */
public sealed interface ProcessStatus {
  String name();

  default boolean isAlive() {
    return this instanceof Alive;
  }

  /** Whether it serves. */
  default boolean isReady() {
    return this instanceof Alive alive && alive.ready();
  }

  /**
   * @param ready whether it serves; a process may live and wait for what it needs
   */
  record Alive(String name, long pid, int port, Instant since, boolean ready)
      implements ProcessStatus {}

  /** It ended, and nobody asked it to. */
  record Died(String name, long pid) implements ProcessStatus {}

  /** Never started, or stopped by {@code down}. */
  record Stopped(String name) implements ProcessStatus {}
}
