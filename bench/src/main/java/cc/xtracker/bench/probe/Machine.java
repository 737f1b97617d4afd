package cc.xtracker.bench.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where figures were measured. Without it they say nothing. */
public record Machine(int coreCount, String processor, String os, String java) {
  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  public static Machine here() throws IOException {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        Files.exists(CPU) ? processor(Files.readString(CPU)) : System.getProperty("os.arch"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        Runtime.version().toString());
  }

  static String processor(String cpuinfo) {
    return cpuinfo
        .lines()
        .filter(line -> line.startsWith(MODEL))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }
}
