package cc.xtracker.ingress.space;

import cc.xtracker.model.id.SpaceId;
import java.time.Instant;

/** One tenant. */
public record Space(SpaceId id, SpaceName name, Instant createdAt) {}
