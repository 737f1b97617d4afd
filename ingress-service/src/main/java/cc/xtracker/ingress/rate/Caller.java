package cc.xtracker.ingress.rate;

import cc.xtracker.model.id.SpaceId;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request.
 *
 * @param rate what the operator set for the space; null leaves it to the configuration
 */
public record Caller(SpaceId space, @Nullable Rate rate) {}
