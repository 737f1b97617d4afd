package cc.xtracker.stack.postgres;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How PostgreSQL is told to behave, each with its reason. */
public final class PostgresSettings {
  private PostgresSettings() {}

  /** An answer "queued" must survive the machine: PostgreSQL's own defaults, said aloud. */
  private static Map<String, String> durability() {
    return Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");
  }

  private static Map<String, String> load() {
    return Map.of(
        // Three services with their pools, a few replicas each, and tests beside them.
        "max_connections", "200",
        // The dedup ledger's index inserts all over its pages: misses cost it half its speed.
        "shared_buffers", "256MB",
        // After each checkpoint every page touched goes to the WAL in full: have few checkpoints.
        "max_wal_size", "2GB",
        "checkpoint_timeout", "15min",
        // One zone everywhere, so that logs can be read side by side.
        "timezone", "UTC",
        "log_timezone", "UTC");
  }

  /** For the command line of {@code postgres}. */
  public static List<String> asArguments() {
    return Stream.of(durability(), load())
        .flatMap(settings -> settings.entrySet().stream())
        .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue()))
        .toList();
  }
}
