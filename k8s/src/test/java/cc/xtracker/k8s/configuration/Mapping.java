package cc.xtracker.k8s.configuration;

import java.util.List;

/**
 * One {@code @ConfigMapping} interface.
 *
 * @param purpose what its Javadoc says
 */
public record Mapping(String prefix, String purpose, List<Key> keys) {
  public Mapping {
    keys = List.copyOf(keys);
  }

  /**
   * One key that may be set.
   *
   * @param effect what its Javadoc says, in Markdown; empty if it has none
   * @param standard what it is unless set; empty if there is none
   */
  public record Key(String name, String type, String standard, String effect) {

    /** What a value is a number of, or how it is written. */
    String unit() {
      return switch (type) {
        case "Duration" -> "duration";
        case "List<Duration>" -> "durations";
        case "MemorySize" -> "bytes";
        case "int", "long", "OptionalInt", "OptionalLong" ->
            name.endsWith("bytes") ? "bytes" : name.endsWith("per-second") ? "per second" : "count";
        case "Set<Integer>" -> "numbers";
        case "boolean" -> "true or false";
        case "String", "Optional<String>", "URI", "Optional<URI>" -> "text";
        case "List<String>", "Optional<List<String>>" -> "texts";
        default -> throw new AssertionError(name + " is of a new type, whose unit is not known");
      };
    }

    boolean required() {
      return standard.isEmpty() && !type.startsWith("Optional");
    }
  }
}
