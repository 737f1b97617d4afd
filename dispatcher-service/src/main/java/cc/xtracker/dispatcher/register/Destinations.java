package cc.xtracker.dispatcher.register;

import cc.xtracker.dispatcher.destination.SigningSecret;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an operator, and the system itself, does with destinations. Every change is seen by this
 * replica at once.
 */
public final class Destinations {
  private static final String BY_OPERATOR = "disabled by the operator";

  private final DestinationRegister register;
  private final FreshSecrets fresh;
  private final InstantSource clock;
  private final Runnable refresh;

  /**
   * @param refresh makes a change visible to the directory of this replica
   */
  public Destinations(
      DestinationRegister register, FreshSecrets fresh, InstantSource clock, Runnable refresh) {
    this.register = register;
    this.fresh = fresh;
    this.clock = clock;
    this.refresh = refresh;
  }

  public List<RegisteredDestination> of(SpaceId space) {
    return register.of(space);
  }

  public Optional<RegisteredDestination> find(SpaceId space, DestinationId id) {
    return register.find(space, id);
  }

  public RegisteredDestination add(SpaceId space, DestinationSettings settings) {
    RegisteredDestination added =
        new RegisteredDestination(
            fresh.destinationId(),
            space,
            settings,
            secrets(settings, List.of()),
            disabledReason(settings, null),
            now(),
            now());
    register.add(added);
    refresh.run();
    return added;
  }

  public Optional<RegisteredDestination> change(
      SpaceId space, DestinationId id, UnaryOperator<DestinationSettings> change) {
    Optional<RegisteredDestination> changed =
        register.change(space, id, before -> after(before, change.apply(before.settings())));
    refresh.run();
    return changed;
  }

  public boolean delete(SpaceId space, DestinationId id) {
    boolean deleted = register.delete(space, id, now());
    refresh.run();
    return deleted;
  }

  /**
   * Gives a destination a new signing secret; one that does not sign stays as it is.
   *
   * @param overlap for how long the secret of now goes on signing; zero ends it at once
   */
  public Optional<RegisteredDestination> rotateSecret(
      SpaceId space, DestinationId id, Duration overlap) {
    Optional<RegisteredDestination> rotated =
        register.change(space, id, before -> rotated(before, overlap));
    refresh.run();
    return rotated;
  }

  /**
   * For the system. One that is disabled already keeps its reason, one that is deleted stays so.
   *
   * @param reason for the operator to read
   */
  public void disable(DestinationId id, String reason) {
    register.change(id, before -> before.settings().enabled() ? disabled(before, reason) : before);
    refresh.run();
  }

  private RegisteredDestination after(RegisteredDestination before, DestinationSettings settings) {
    return new RegisteredDestination(
        before.id(),
        before.space(),
        settings,
        secrets(settings, before.signingSecrets()),
        disabledReason(settings, before.disabledReason()),
        before.createdAt(),
        now());
  }

  private RegisteredDestination rotated(RegisteredDestination before, Duration overlap) {
    if (before.signingSecrets().isEmpty()) {
      return before;
    }
    SigningSecret current = before.signingSecrets().getFirst();
    return new RegisteredDestination(
        before.id(),
        before.space(),
        before.settings(),
        overlap.isZero()
            ? List.of(freshSecret())
            : List.of(freshSecret(), current.until(now().plus(overlap))),
        before.disabledReason(),
        before.createdAt(),
        now());
  }

  private RegisteredDestination disabled(RegisteredDestination before, String reason) {
    return new RegisteredDestination(
        before.id(),
        before.space(),
        before.settings().enabled(false),
        before.signingSecrets(),
        reason,
        before.createdAt(),
        now());
  }

  private List<SigningSecret> secrets(DestinationSettings settings, List<SigningSecret> before) {
    if (!settings.signing()) {
      return List.of();
    }
    return before.isEmpty() ? List.of(freshSecret()) : before;
  }

  private SigningSecret freshSecret() {
    return new SigningSecret(fresh.signingSecret(), null);
  }

  private static @Nullable String disabledReason(
      DestinationSettings settings, @Nullable String before) {
    if (settings.enabled()) {
      return null;
    }
    return before == null ? BY_OPERATOR : before;
  }

  /** As precise as the database keeps it, so that an answer equals what is read back. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
