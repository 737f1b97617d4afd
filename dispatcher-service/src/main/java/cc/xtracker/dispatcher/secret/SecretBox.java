package cc.xtracker.dispatcher.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Seals texts with AES-256-GCM. A sealed text opens only under the label it was sealed under, so
 * nobody can move it to another row or column.
 *
 * <pre>
 *   form (1 byte) │ key id (8 bytes) │ nonce (12 bytes) │ ciphertext and tag
 * </pre>
 *
 * What was sealed before there were key ids has another form without one, and opens under whichever
 * key fits.
 */
public final class SecretBox {
  private static final byte FORM = 2;
  private static final byte FORM_WITHOUT_KEY_ID = 1;
  private static final int MAX_PREVIOUS_KEYS = 5;

  private final SealingKey current;
  private final List<SealingKey> keys;
  private final SecureRandom nonces;

  /**
   * @param key of 32 bytes in base64, seals and opens
   * @param previousKeys of the same kind, only open; at most 5
   * @throws IllegalArgumentException if they are not; the message repeats none
   */
  public SecretBox(String key, List<String> previousKeys, SecureRandom nonces) {
    if (previousKeys.size() > MAX_PREVIOUS_KEYS) {
      throw new IllegalArgumentException(
          "xtracker.secrets.previous-keys must be at most " + MAX_PREVIOUS_KEYS);
    }
    this.current = new SealingKey(key, "xtracker.secrets.key");
    this.keys =
        Stream.concat(
                Stream.of(current),
                previousKeys.stream()
                    .map(previous -> new SealingKey(previous, "xtracker.secrets.previous-keys")))
            .toList();
    this.nonces = nonces;
  }

  /** With what everything begins that is sealed now: the same text under another key does not. */
  public byte[] mark() {
    return ByteBuffer.allocate(1 + SealingKey.ID_BYTES).put(FORM).put(current.id()).array();
  }

  public byte[] seal(String text, String label) {
    byte[] nonce = new byte[SealingKey.NONCE_BYTES];
    nonces.nextBytes(nonce);
    try {
      byte[] sealed = current.encrypt(nonce, bytes(text), bytes(label));
      byte[] mark = mark();
      return ByteBuffer.allocate(mark.length + nonce.length + sealed.length)
          .put(mark)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /**
   * @throws IllegalStateException if it was sealed under another key or label, or was changed
   */
  public String open(byte[] sealed, String label) {
    ByteBuffer buffer = ByteBuffer.wrap(sealed);
    List<SealingKey> fitting = fitting(buffer);
    if (fitting.isEmpty() || buffer.remaining() < SealingKey.NONCE_BYTES) {
      throw new IllegalStateException("a secret was sealed under a key that is not configured");
    }
    byte[] nonce = new byte[SealingKey.NONCE_BYTES];
    buffer.get(nonce);
    byte[] ciphertext = new byte[buffer.remaining()];
    buffer.get(ciphertext);
    return fitting.stream()
        .flatMap(key -> opened(key, nonce, ciphertext, label).stream())
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("a secret does not open: wrong key, or changed"));
  }

  /** The keys under which it may have been sealed; leaves the buffer behind what says so. */
  private List<SealingKey> fitting(ByteBuffer sealed) {
    byte form = sealed.hasRemaining() ? sealed.get() : 0;
    if (form == FORM_WITHOUT_KEY_ID) {
      return keys;
    }
    if (form != FORM || sealed.remaining() < SealingKey.ID_BYTES) {
      return List.of();
    }
    byte[] id = new byte[SealingKey.ID_BYTES];
    sealed.get(id);
    return keys.stream().filter(key -> Arrays.equals(key.id(), id)).toList();
  }

  private static Optional<String> opened(
      SealingKey key, byte[] nonce, byte[] ciphertext, String label) {
    try {
      byte[] text = key.decrypt(nonce, ciphertext, bytes(label));
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException otherKey) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
