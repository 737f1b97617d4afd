package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.register.FreshSecrets;
import cc.xtracker.dispatcher.webhook.StandardWebhooksSignature;
import cc.xtracker.model.id.DestinationId;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Draws from the system's source of randomness. */
@Singleton
public class RandomSecrets implements FreshSecrets {
  private static final int ID_BYTES = 12;
  private static final int SECRET_BYTES = 32; // Standard Webhooks asks for 24 to 64

  private final SecureRandom random = new SecureRandom();

  @Override
  public DestinationId destinationId() {
    return new DestinationId("dst_" + HexFormat.of().formatHex(bytes(ID_BYTES)));
  }

  @Override
  public String signingSecret() {
    return StandardWebhooksSignature.secret(bytes(SECRET_BYTES));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
