package cc.xtracker.ingress.auth;

import java.util.concurrent.CompletableFuture;

/** The keys as of a moment ago; a key in use is answered without waiting. */
public interface KeyDirectory {
  /** Never fails. */
  CompletableFuture<Found> find(SecretHash hash);

  /** What the directory knows of a hash. */
  sealed interface Found {
    record Known(KnownKey key) implements Found {}

    record Unknown() implements Found {}

    /** The table cannot be read now, or too many ask for keys nobody has asked for yet. */
    record Unreachable() implements Found {}
  }
}
