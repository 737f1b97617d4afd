package cc.xtracker.operator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The credential in an {@code Authorization} header (RFC 6750). */
final class Bearer {
  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  /** Empty if the header carries none. */
  static Optional<String> in(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(authorization.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
