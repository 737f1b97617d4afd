package cc.xtracker.ingress.auth;

import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.rate.Caller;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lets a request into the space of its credential. */
public final class Gate {
  private static final Refusal UNREACHABLE =
      Refusal.unavailable("credentials cannot be checked now; nothing was recorded, try again");

  private final KeyDirectory keys;
  private final InstantSource clock;

  public Gate(KeyDirectory keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * @param credential as presented, null if none was
   */
  public CompletableFuture<Decision<Caller>> admit(KeyKind kind, @Nullable String credential) {
    return Secret.presented(kind, credential == null ? "" : credential)
        .map(Secret::hash)
        .map(hash -> keys.find(hash).thenApply(found -> decide(found, hash, kind)))
        .orElseGet(() -> CompletableFuture.completedFuture(refused(Refusal.UNAUTHORIZED)));
  }

  private Decision<Caller> decide(KeyDirectory.Found found, SecretHash hash, KeyKind kind) {
    return switch (found) {
      case KeyDirectory.Found.Known(KnownKey known)
          when known.key().opens(hash, kind, clock.instant()) ->
          new Decision.Accepted<>(known.caller());
      case KeyDirectory.Found.Known known -> refused(Refusal.UNAUTHORIZED);
      case KeyDirectory.Found.Unknown unknown -> refused(Refusal.UNAUTHORIZED);
      case KeyDirectory.Found.Unreachable unreachable -> refused(UNREACHABLE);
    };
  }

  private static Decision<Caller> refused(Refusal refusal) {
    return new Decision.Refused<>(refusal);
  }
}
