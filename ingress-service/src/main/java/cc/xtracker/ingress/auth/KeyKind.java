package cc.xtracker.ingress.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The two credentials of a space. Neither opens what the other is for. */
public enum KeyKind {
  /** {@code Authorization: Bearer …}, for POST; server-side only. */
  BEARER("xtb_"),
  /** {@code ?token=…}, for GET; it stands in URLs that networks keep. */
  INGEST("xti_");

  private final String prefix;

  KeyKind(String prefix) {
    this.prefix = prefix;
  }

  /** What a secret of this kind begins with, so that people and secret scanners recognise it. */
  String prefix() {
    return prefix;
  }

  /** The name in paths and in the database. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<KeyKind> named(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
  }
}
