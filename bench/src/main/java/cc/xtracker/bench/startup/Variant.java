package cc.xtracker.bench.startup;

import java.util.List;

/** With which of the options that are for a quick and small start a service is started. */
enum Variant {
  /** As it is shipped. */
  SHIPPED(List.of()),
  /** Without a cache of loaded classes and compact object headers. */
  PLAIN(List.of("-XX:AOTCache=", "-XX:+UseCompactObjectHeaders"));

  private final List<String> leftOut;

  Variant(List<String> leftOut) {
    this.leftOut = leftOut;
  }

  List<String> of(List<String> command) {
    return command.stream().filter(word -> leftOut.stream().noneMatch(word::startsWith)).toList();
  }
}
