package cc.xtracker.operator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Opens to one secret token as the bearer of a request; compared in constant time. */
final class TokenGate implements Doorkeeper {
  private final String name;
  private final byte[] expected;

  /**
   * @param name of the token, by which its bearer is known
   */
  TokenGate(String name, String token) {
    this.name = name;
    expected = token.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Admission judge(@Nullable String authorization) {
    return opens(authorization)
        ? new Admission.Admitted(new Operator("token", name))
        : new Admission.Unauthorized();
  }

  boolean opens(@Nullable String authorization) {
    return Bearer.in(authorization)
        .filter(given -> MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }
}
