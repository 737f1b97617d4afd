package cc.xtracker.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * One process, written down so that it can be found again: pids are reused, a pid together with its
 * start time is not.
 */
public record ProcessMark(long pid, long startedMillis) {
  /** The kernel counts from boot, whose own time shifts a little when the clock is adjusted. */
  private static final long CLOCK_ADJUSTMENT_MILLIS = 2_000;

  public static ProcessMark of(ProcessHandle process) {
    return new ProcessMark(process.pid(), startedMillis(process));
  }

  public static ProcessMark parse(String text) {
    int colon = text.indexOf(':');
    return new ProcessMark(
        Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
  }

  /** What {@link #parse} reads. */
  public String text() {
    return pid + ":" + startedMillis;
  }

  public boolean isAlive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(found -> Math.abs(startedMillis(found) - startedMillis) <= CLOCK_ADJUSTMENT_MILLIS)
        .filter(found -> !isZombie(pid))
        .isPresent();
  }

  /** Asks to end, waits, and insists with SIGKILL when the time is over. */
  public void stop(StopSignal signal, Duration grace) {
    if (isAlive()) {
      send(signal.name());
      if (!Patience.until(grace, () -> !isAlive())) {
        kill();
      }
    }
  }

  /** SIGKILL: no goodbye, like a crash. Returns when the process is gone. */
  public void kill() {
    if (isAlive()) {
      send("KILL");
      if (!Patience.until(Duration.ofSeconds(10), () -> !isAlive())) {
        throw new StackFailure("Process " + pid + " does not end, not even by SIGKILL.");
      }
    }
  }

  /** SIGSTOP: it keeps its connections and answers nobody, like a machine that hangs. */
  public void pause() {
    send("STOP");
  }

  /** SIGCONT: it goes on where it was paused. */
  public void resume() {
    send("CONT");
  }

  /** By the command, because {@link ProcessHandle} can send SIGTERM and SIGKILL only. */
  private void send(String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new StackFailure("Cannot run the command kill: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long startedMillis(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /**
   * Ended, but not collected by its parent, which may never do so (a bare container's pid 1). While
   * other threads are still ending, its ports and files are not free yet.
   */
  private static boolean isZombie(long pid) {
    Path process = Path.of("/proc", String.valueOf(pid));
    try (var threads = Files.list(process.resolve("task"))) {
      String stat = Files.readString(process.resolve("stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2) && threads.count() == 1;
    } catch (IOException notLinuxOrGone) {
      return false;
    }
  }
}
