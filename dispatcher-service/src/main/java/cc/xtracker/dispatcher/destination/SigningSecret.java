package cc.xtracker.dispatcher.destination;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Signs the requests of a destination. Never printed.
 *
 * @param text {@code whsec_…}
 * @param validUntil from then on it signs no more; null until a newer one takes its place
 */
public record SigningSecret(String text, @Nullable Instant validUntil) {

  public boolean validAt(Instant now) {
    return validUntil == null || now.isBefore(validUntil);
  }

  public SigningSecret until(Instant end) {
    return new SigningSecret(text, end);
  }

  @Override
  public String toString() {
    return "***";
  }
}
