package cc.xtracker.dispatcher.http.destination;

import cc.xtracker.dispatcher.register.RegisteredDestination;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new signing secret; the only time that it is shown.
 *
 * @param previousValidUntil null when the one before signs no more
 */
record RotationAnswer(String signingSecret, @Nullable Instant previousValidUntil) {

  static RotationAnswer of(RegisteredDestination rotated) {
    return new RotationAnswer(
        rotated.signingSecrets().getFirst().text(), rotated.previousSecretValidUntil());
  }

  /** It holds a secret. */
  @Override
  public String toString() {
    return "***";
  }
}
