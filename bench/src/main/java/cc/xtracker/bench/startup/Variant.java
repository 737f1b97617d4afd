package cc.xtracker.bench.startup;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** With which of the options that are for a quick and small start a service is started. */
public enum Variant {
  /** With what a training run recorded. */
  TRAINED("(?!)", ""),
  /** With what the build recorded, a start alone. */
  BUILT("trained\\.aot$", "app.aot"),
  /** Without a cache of loaded classes and compact object headers. */
  PLAIN("-XX:AOTCache=.*|-XX:\\+UseCompactObjectHeaders", "");

  private final Pattern changed;
  private final String instead;

  Variant(String changed, String instead) {
    this.changed = Pattern.compile(changed);
    this.instead = instead;
  }

  /**
   * @param command of a service that is trained
   */
  List<String> of(List<String> command) {
    return command.stream()
        .map(word -> changed.matcher(word).replaceAll(instead))
        .filter(Predicate.not(String::isEmpty))
        .toList();
  }
}
