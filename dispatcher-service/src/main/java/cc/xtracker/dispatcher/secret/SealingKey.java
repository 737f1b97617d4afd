package cc.xtracker.dispatcher.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of AES-256. Its id is derived from it, the first bytes of an HMAC-SHA-256 under the key:
 * two keys have two ids without anybody counting them, and an id says nothing about its key.
 */
final class SealingKey {
  static final int KEY_BYTES = 32;
  static final int ID_BYTES = 8;
  static final int NONCE_BYTES = 12; // NIST SP 800-38D section 5.2.1.1

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int TAG_BITS = 128;
  private static final String ID_ALGORITHM = "HmacSHA256";
  private static final byte[] ID_TEXT = "xtracker key id".getBytes(StandardCharsets.UTF_8);

  private final SecretKeySpec key;
  private final byte[] id;

  /**
   * @param property that gave the key, for the message
   * @throws IllegalArgumentException if it is not 32 bytes in base64; the message does not repeat
   *     it
   */
  SealingKey(String base64, String property) {
    byte[] bytes = decoded(base64, property);
    key = new SecretKeySpec(bytes, "AES");
    id = id(bytes);
  }

  byte[] id() {
    return id.clone();
  }

  byte[] encrypt(byte[] nonce, byte[] text, byte[] label) throws GeneralSecurityException {
    return cipher(Cipher.ENCRYPT_MODE, nonce, label).doFinal(text);
  }

  byte[] decrypt(byte[] nonce, byte[] sealed, byte[] label) throws GeneralSecurityException {
    return cipher(Cipher.DECRYPT_MODE, nonce, label).doFinal(sealed);
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] label) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(label);
    return cipher;
  }

  private static byte[] id(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ID_ALGORITHM);
      mac.init(new SecretKeySpec(key, ID_ALGORITHM));
      return Arrays.copyOf(mac.doFinal(ID_TEXT), ID_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ID_ALGORITHM, impossible);
    }
  }

  private static byte[] decoded(String base64, String property) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(property + " must be base64");
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(property + " must be 32 bytes in base64");
    }
    return bytes;
  }
}
