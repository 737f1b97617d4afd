package cc.xtracker.dispatcher.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts with AES-256-GCM. A sealed text opens only under the label it was sealed under, so
 * nobody can move it to another row or column.
 *
 * <pre>
 *   key id (1 byte) │ nonce (12 bytes) │ ciphertext and tag
 * </pre>
 */
public final class SecretBox {
  public static final int KEY_BYTES = 32;

  /** Which key sealed it; a second key comes with key rotation. */
  private static final byte KEY_ID = 1;

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12; // NIST SP 800-38D section 5.2.1.1
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom nonces;

  /**
   * @param base64Key of 32 bytes
   * @throws IllegalArgumentException if it is not; the message does not repeat it
   */
  public SecretBox(String base64Key, SecureRandom nonces) {
    this.key = new SecretKeySpec(decoded(base64Key), "AES");
    this.nonces = nonces;
  }

  public byte[] seal(String text, String label) {
    byte[] nonce = new byte[NONCE_BYTES];
    nonces.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, label).doFinal(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
          .put(KEY_ID)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + TRANSFORMATION, e);
    }
  }

  /**
   * @throws IllegalStateException if it was sealed under another key or label, or was changed
   */
  public String open(byte[] sealed, String label) {
    ByteBuffer buffer = ByteBuffer.wrap(sealed);
    if (sealed.length < 1 + NONCE_BYTES || buffer.get() != KEY_ID) {
      throw new IllegalStateException("a secret was sealed under a key that is not configured");
    }
    byte[] nonce = new byte[NONCE_BYTES];
    buffer.get(nonce);
    try {
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, nonce, label)
              .doFinal(sealed, buffer.position(), buffer.remaining());
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a secret does not open: wrong key, or changed", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String label) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] decoded(String base64Key) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64Key.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("xtracker.secrets.key must be base64");
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("xtracker.secrets.key must be 32 bytes in base64");
    }
    return bytes;
  }
}
