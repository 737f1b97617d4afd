package cc.xtracker.stack.postgres;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How PostgreSQL is told to behave.
 *
 * @param values by the names of PostgreSQL
 */
public record PostgresSettings(Map<String, String> values) {
  /** For one machine that has other things to do, each with its reason. */
  public static final PostgresSettings LOCAL =
      new PostgresSettings(
          Map.of(
              // Three services with their pools, a few replicas each, and tests beside them.
              "max_connections", "200",
              // The dedup ledger's index inserts all over its pages: misses cost it half its speed.
              "shared_buffers", "256MB",
              // After each checkpoint every page touched goes to the WAL in full: have few.
              "max_wal_size", "2GB",
              "checkpoint_timeout", "15min",
              // One zone everywhere, so that logs can be read side by side.
              "timezone", "UTC",
              "log_timezone", "UTC"));

  /** An answer "queued" must survive the machine: PostgreSQL's own defaults, said aloud. */
  private static final PostgresSettings DURABLE =
      new PostgresSettings(
          Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on"));

  /** These, and those of others that are not among them. */
  public PostgresSettings over(PostgresSettings others) {
    Map<String, String> all = new HashMap<>(others.values);
    all.putAll(values);
    return new PostgresSettings(Map.copyOf(all));
  }

  /** Without waiting for the disk: a crash of the machine loses what was committed. */
  public PostgresSettings withoutFsync() {
    return new PostgresSettings(Map.of("fsync", "off")).over(this);
  }

  /** For the command line of {@code postgres}; durable unless these say otherwise. */
  public List<String> asArguments() {
    return over(DURABLE).values.entrySet().stream()
        .flatMap(setting -> Stream.of("-c", setting.getKey() + "=" + setting.getValue()))
        .toList();
  }
}
