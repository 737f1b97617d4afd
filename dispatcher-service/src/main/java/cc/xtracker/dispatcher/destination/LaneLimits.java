package cc.xtracker.dispatcher.destination;

import org.jspecify.annotations.Nullable;

/**
 * How hard one destination may be driven by one dispatcher replica.
 *
 * @param maxInFlight requests at a time, at least 1
 * @param ratePerSecond null for no limit of its own
 */
public record LaneLimits(int maxInFlight, @Nullable Integer ratePerSecond) {}
