package cc.xtracker.bench.startup;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** With which of the options that are for a quick and small start a service is started. */
enum Variant {
  /** As it is shipped. */
  SHIPPED(""),
  /** Without a cache of loaded classes and compact object headers. */
  PLAIN("-XX:AOTCache=.*|-XX:\\+UseCompactObjectHeaders");

  private final Pattern leftOut;

  Variant(String leftOut) {
    this.leftOut = Pattern.compile(leftOut);
  }

  List<String> of(List<String> command) {
    return command.stream().filter(Predicate.not(leftOut.asMatchPredicate())).toList();
  }
}
