package cc.xtracker.ingress.auth;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** A credential in clear: shown to its owner once, kept nowhere, never printed. */
public record Secret(String text) {
  private static final int RANDOM_BYTES = 32;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern RANDOM_PART = Pattern.compile("[A-Za-z0-9_-]{43}");

  public static Secret mint(KeyKind kind, Randomness randomness) {
    return new Secret(kind.prefix() + BASE64.encodeToString(randomness.bytes(RANDOM_BYTES)));
  }

  /** Empty unless the text has the form of a secret of this kind: nobody needs to look it up. */
  public static Optional<Secret> presented(KeyKind kind, String text) {
    return text.startsWith(kind.prefix())
            && RANDOM_PART.matcher(text.substring(kind.prefix().length())).matches()
        ? Optional.of(new Secret(text))
        : Optional.empty();
  }

  public SecretHash hash() {
    return SecretHash.of(text);
  }

  @Override
  public String toString() {
    return "Secret[…]";
  }
}
