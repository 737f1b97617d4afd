package cc.xtracker.ingress.space;

import cc.xtracker.ingress.rate.Rate;
import cc.xtracker.model.id.SpaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One tenant.
 *
 * @param rate how many events it may send; null leaves it to the configuration
 */
public record Space(SpaceId id, SpaceName name, Instant createdAt, @Nullable Rate rate) {}
