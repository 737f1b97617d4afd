package cc.xtracker.bench.startup;

import cc.xtracker.stack.process.Program;
import cc.xtracker.stack.process.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a process was started. Reads Linux's {@code /proc}. */
record Launch(List<String> command, Map<String, String> environment) {
  static Launch of(long pid) {
    return new Launch(
        words(pid, "cmdline"),
        words(pid, "environ").stream()
            .map(variable -> variable.split("=", 2))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1])));
  }

  Program as(Variant variant, Path log) {
    return new Program(variant.of(command), environment, log);
  }

  private static List<String> words(long pid, String file) {
    try {
      byte[] words = Files.readAllBytes(Path.of("/proc", Long.toString(pid), file));
      return List.of(new String(words, StandardCharsets.UTF_8).split("\0"));
    } catch (IOException e) {
      throw new StackFailure("Cannot read how " + pid + " was started.", e);
    }
  }
}
