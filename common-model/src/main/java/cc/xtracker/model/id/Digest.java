package cc.xtracker.model.id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over a list of texts. Each part is preceded by its length in bytes, so no choice of parts
 * can imitate another: there is no separator to smuggle in.
 */
final class Digest {
  /** Never fed; looking for the algorithm takes as long as a digest. */
  private static final MessageDigest FRESH = sha256();

  private Digest() {}

  /**
   * @return 64 lower-case hex digits
   */
  static String hex(String... parts) {
    MessageDigest sha256 = fresh();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      sha256.update(bytes);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest fresh() {
    try {
      return (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("the JDK's SHA-256 can be cloned", impossible);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /**
   * @throws IllegalArgumentException unless the value is {@code length} lower-case hex digits
   */
  static String requireHex(String name, String value, int length) {
    boolean hex = value.length() == length;
    for (int i = 0; hex && i < length; i++) {
      char c = value.charAt(i);
      hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    if (!hex) {
      throw new IllegalArgumentException(name + " must be " + length + " lower-case hex digits");
    }
    return value;
  }
}
