package cc.xtracker.dispatcher.register;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers an operator may add to the requests of a destination. */
final class HeaderRules {
  private static final int MAX_COUNT = 20;
  private static final int MAX_NAME_LENGTH = 100;
  private static final int MAX_VALUE_LENGTH = 4096;

  /** RFC 9110 section 5.6.2. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** RFC 9110 section 5.5, without the obsolete bytes above ASCII. */
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");

  /** Ours to set, or a matter between two hops (RFC 9110 section 7.6.1). */
  private static final Set<String> RESERVED =
      Set.of(
          "connection",
          "content-length",
          "content-type",
          "expect",
          "host",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "user-agent");

  private static final Set<String> RESERVED_PREFIXES = Set.of("webhook-", "proxy-");

  private HeaderRules() {}

  static Optional<String> broken(Map<String, String> headers) {
    if (headers.size() > MAX_COUNT) {
      return Optional.of("headers must be at most " + MAX_COUNT);
    }
    long distinct = headers.keySet().stream().map(HeaderRules::folded).distinct().count();
    if (distinct < headers.size()) {
      return Optional.of("headers must not name one header twice");
    }
    return headers.entrySet().stream()
        .flatMap(header -> broken(header.getKey(), header.getValue()).stream())
        .findFirst();
  }

  private static Optional<String> broken(String name, String value) {
    if (name.length() > MAX_NAME_LENGTH || !TOKEN.matcher(name).matches()) {
      return Optional.of(
          "headers must have names of 1 to %d letters, digits and !#$%%&'*+.^_`|~-"
              .formatted(MAX_NAME_LENGTH));
    }
    String folded = folded(name);
    if (RESERVED.contains(folded) || RESERVED_PREFIXES.stream().anyMatch(folded::startsWith)) {
      return Optional.of("headers must not set " + folded);
    }
    return value.length() <= MAX_VALUE_LENGTH && VALUE.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(
            "headers must have values of at most " + MAX_VALUE_LENGTH + " printable ASCII letters");
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
