package cc.xtracker.dispatcher.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes the secrets that a receiver was sent out of what it says. */
public final class Redaction {
  private static final String MASK = "***";

  /** What is shorter protects nothing, and masking it would make a text unreadable. */
  private static final int SHORTEST_SECRET = 4;

  private static final String SIGNING_PREFIX = "whsec_";

  /** Longest first, so that no secret is left half masked by another one that it contains. */
  private final List<String> secrets;

  /**
   * @param values header values and signing secrets, as they are sent
   */
  public Redaction(Collection<String> values) {
    secrets =
        values.stream()
            .flatMap(Redaction::parts)
            .flatMap(Redaction::spellings)
            .filter(secret -> secret.length() >= SHORTEST_SECRET)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** Bytes of the longest secret: a secret that begins in a text of UTF-8 ends within them. */
  public int longestBytes() {
    return secrets.stream()
        .mapToInt(secret -> secret.getBytes(StandardCharsets.UTF_8).length)
        .max()
        .orElse(0);
  }

  /**
   * @param broken whether more followed: then what the text ends with may be half a secret
   */
  String apply(String text, boolean broken) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, MASK);
    }
    return broken ? withoutHalfSecret(masked) : masked;
  }

  private String withoutHalfSecret(String text) {
    for (String secret : secrets) {
      for (int length = Math.min(secret.length() - 1, text.length()); length > 0; length--) {
        if (text.endsWith(secret.substring(0, length))) {
          return text.substring(0, text.length() - length) + MASK;
        }
      }
    }
    return text;
  }

  /** {@code Bearer abc} may come back as {@code abc}, and a signing secret as its key alone. */
  private static Stream<String> parts(String value) {
    String bare =
        value.startsWith(SIGNING_PREFIX) ? value.substring(SIGNING_PREFIX.length()) : value;
    return Stream.of(value, bare, value.substring(value.lastIndexOf(' ') + 1));
  }

  /** As it is, in JSON, and in a form. */
  private static Stream<String> spellings(String secret) {
    String json = secret.replace("\\", "\\\\").replace("\"", "\\\"");
    return Stream.of(
        secret, json, json.replace("/", "\\/"), URLEncoder.encode(secret, StandardCharsets.UTF_8));
  }
}
