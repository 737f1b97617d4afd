package cc.xtracker.dispatcher.destination;

import cc.xtracker.dispatcher.retry.RetryPolicy;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;

/**
 * A webhook of one space, as the hot path sees it: immutable, its secrets decrypted in memory only.
 *
 * @param enabled a disabled destination keeps matching; its deliveries are parked until it is
 *     enabled
 */
public record Destination(
    DestinationId id,
    SpaceId space,
    EventMap eventMap,
    Webhook webhook,
    LaneLimits limits,
    RetryPolicy retry,
    boolean enabled) {}
