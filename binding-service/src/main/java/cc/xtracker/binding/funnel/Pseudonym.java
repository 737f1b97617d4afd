package cc.xtracker.binding.funnel;

import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.RecordKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells the people of a space apart without naming them: the first 128 bits of SHA-256 over space
 * and uid. Whoever has a uid can find its pseudonym, nobody the way back (ADR 018).
 *
 * @param hex 32 lower-case digits
 */
public record Pseudonym(String hex) {
  private static final int BYTES = 16;

  public static Pseudonym of(SpaceId space, Uid uid) {
    // The key of their records: the first colon separates, so no two people share one.
    byte[] key = RecordKey.of(space, uid).value().getBytes(StandardCharsets.UTF_8);
    return new Pseudonym(HexFormat.of().formatHex(sha256().digest(key), 0, BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
