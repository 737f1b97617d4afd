package cc.xtracker.dispatcher.register;

import cc.xtracker.dispatcher.destination.Destination;
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
 * @param signingSecrets {@code whsec_…}, newest first; empty exactly when it does not sign
 * @param disabledReason null while it is enabled
 */
public record RegisteredDestination(
    DestinationId id,
    SpaceId space,
    DestinationSettings settings,
    List<String> signingSecrets,
    @Nullable String disabledReason,
    Instant createdAt,
    Instant updatedAt) {

  public RegisteredDestination {
    signingSecrets = List.copyOf(signingSecrets);
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
