package cc.xtracker.ingress.auth;

import java.util.Base64;
import java.util.Optional;

/** A credential in clear: shown to its owner once, kept nowhere, never printed. */
public record Secret(String text) {
  private static final int RANDOM_BYTES = 32;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final int RANDOM_LENGTH = 43;

  public static Secret mint(KeyKind kind, Randomness randomness) {
    return new Secret(kind.prefix() + BASE64.encodeToString(randomness.bytes(RANDOM_BYTES)));
  }

  /** Empty unless the text has the form of a secret of this kind: nobody needs to look it up. */
  public static Optional<Secret> presented(KeyKind kind, String text) {
    return text.startsWith(kind.prefix()) && isRandomPart(text, kind.prefix().length())
        ? Optional.of(new Secret(text))
        : Optional.empty();
  }

  /** Whether the rest of the text could be what {@link #mint} makes of random bytes. */
  private static boolean isRandomPart(String text, int from) {
    boolean random = text.length() - from == RANDOM_LENGTH;
    for (int i = from; random && i < text.length(); i++) {
      char c = text.charAt(i);
      random =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '_';
    }
    return random;
  }

  public SecretHash hash() {
    return SecretHash.of(text);
  }

  @Override
  public String toString() {
    return "Secret[…]";
  }
}
