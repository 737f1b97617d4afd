package cc.xtracker.dispatcher.register;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.destination.SigningSecret;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A destination as the operator sees it. Never printed: it holds secrets.
 *
 * @param signingSecrets newest first; empty exactly when it does not sign, at most two
 * @param disabledReason null while it is enabled
 */
public record RegisteredDestination(
    DestinationId id,
    SpaceId space,
    DestinationSettings settings,
    List<SigningSecret> signingSecrets,
    @Nullable String disabledReason,
    Instant createdAt,
    Instant updatedAt) {

  public RegisteredDestination {
    signingSecrets = List.copyOf(signingSecrets);
  }

  /** Until when the secret before the newest signs too; null when there is none. */
  public @Nullable Instant previousSecretValidUntil() {
    return signingSecrets.size() < 2 ? null : signingSecrets.getLast().validUntil();
  }

  /** As the hot path sees it. */
  public Destination destination() {
    return new Destination(
        id,
        space,
        settings.eventMap(),
        new Webhook(
            URI.create(settings.url()),
            settings.method(),
            settings.headers(),
            signingSecrets,
            settings.timeout()),
        settings.limits(),
        settings.retry(),
        settings.enabled());
  }

  @Override
  public String toString() {
    return id.value();
  }
}
