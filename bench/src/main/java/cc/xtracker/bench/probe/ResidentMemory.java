package cc.xtracker.bench.probe;

import cc.xtracker.stack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process has in memory, shared pages of files included. Reads Linux's {@code /proc}. */
public record ResidentMemory(long kibibytes) {
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");
  private static final int KIBI = 1024;

  public static ResidentMemory ofProcess(long pid) {
    try {
      return in(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
    } catch (IOException e) {
      throw new StackFailure("Cannot read the memory of " + pid + ".", e);
    }
  }

  static ResidentMemory in(String status) {
    Matcher found = RESIDENT.matcher(status);
    if (!found.find()) {
      throw new StackFailure("The process has ended.");
    }
    return new ResidentMemory(Long.parseLong(Objects.requireNonNull(found.group(1))));
  }

  public long mebibytes() {
    return Math.round(kibibytes / (double) KIBI);
  }
}
