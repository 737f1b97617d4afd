package cc.xtracker.bench.probe;

import cc.xtracker.stack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of a process is in memory. Reads Linux's {@code /proc}. */
public final class ResidentMemory {
  private static final String NAME = "VmRSS:";

  private ResidentMemory() {}

  public static long bytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith(NAME))
          .map(line -> line.substring(NAME.length(), line.length() - " kB".length()).strip())
          .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
          .findFirst()
          .orElseThrow(() -> new StackFailure("Process " + pid + " has no memory."));
    } catch (IOException e) {
      throw new StackFailure("Cannot read the memory of " + pid + ".", e);
    }
  }
}
