package cc.xtracker.stack.local;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Made once for a stack and kept with its data.
 *
 * @param key base64 of the 32 bytes that encrypt destinations' secrets
 */
public record Secrets(
    String adminToken, String internalToken, String databasePassword, String key) {
  private static final int TOKEN_BYTES = 24;
  private static final int KEY_BYTES = 32;

  static Secrets random(SecureRandom random) {
    return new Secrets(
        token(random),
        token(random),
        token(random),
        Base64.getEncoder().encodeToString(bytes(random, KEY_BYTES)));
  }

  @Override
  public String toString() {
    return "Secrets[…]";
  }

  private static String token(SecureRandom random) {
    return HexFormat.of().formatHex(bytes(random, TOKEN_BYTES));
  }

  private static byte[] bytes(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
