package cc.xtracker.ingress.auth;

import cc.xtracker.model.id.SpaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A credential as it is stored.
 *
 * @param validUntil the first instant at which it no longer opens anything; null while it has no
 *     successor
 */
public record ApiKey(SecretHash hash, SpaceId space, KeyKind kind, @Nullable Instant validUntil) {

  boolean opens(SecretHash presented, KeyKind asked, Instant now) {
    return hash.equals(presented)
        && kind == asked
        && (validUntil == null || now.isBefore(validUntil));
  }
}
