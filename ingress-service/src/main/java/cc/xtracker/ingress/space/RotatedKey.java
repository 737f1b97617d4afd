package cc.xtracker.ingress.space;

import cc.xtracker.ingress.auth.Secret;
import java.time.Instant;

/**
 * The new secret, which nobody can ask for again.
 *
 * @param previousValidUntil from this instant on no previous secret opens anything
 */
public record RotatedKey(Secret secret, Instant previousValidUntil) {}
