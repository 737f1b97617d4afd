package cc.xtracker.dispatcher.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as the Standard Webhooks specification 1.0 says: HMAC-SHA256 over {@code
 * id.timestamp.body}, one {@code v1,} signature for each secret, so that a receiver may know either
 * of two during a rotation.
 */
public final class StandardWebhooksSignature {
  public static final String ID_HEADER = "webhook-id";
  public static final String TIMESTAMP_HEADER = "webhook-timestamp";
  public static final String SIGNATURE_HEADER = "webhook-signature";

  private static final String SECRET_PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private StandardWebhooksSignature() {}

  /** The secret in the form that receivers are given. */
  public static String secret(byte[] key) {
    return SECRET_PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /**
   * @param secrets {@code whsec_…}, at least one
   * @param id what the receiver deduplicates on; holds no dot
   * @return the value of {@link #SIGNATURE_HEADER}
   */
  public static String of(List<String> secrets, String id, long epochSeconds, byte[] body) {
    byte[] signedFirst = (id + "." + epochSeconds + ".").getBytes(StandardCharsets.UTF_8);
    return secrets.stream()
        .map(secret -> "v1," + hmac(secret, signedFirst, body))
        .collect(Collectors.joining(" "));
  }

  private static String hmac(String secret, byte[] signedFirst, byte[] body) {
    byte[] key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(signedFirst);
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}
