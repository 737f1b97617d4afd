package cc.xtracker.bench.sink;

import java.util.Locale;

/** How a receiver answers: the first part of its path. */
public enum Manner {
  /** With 200 at once. */
  OK,
  /** The same, and tells how long after its {@code occurred_at_ms} each event arrived. */
  TIMED,
  /** Takes the request and says nothing, for ever. */
  NEVER;

  private final String prefix = "/" + id() + "/";

  /** As in the path, and in the counts. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of the n-th receiver of this manner. */
  String path(int number) {
    return prefix + number;
  }

  static Manner of(String path) {
    for (Manner manner : values()) {
      if (path.startsWith(manner.prefix)) {
        return manner;
      }
    }
    throw new IllegalArgumentException("nobody receives at " + path);
  }
}
