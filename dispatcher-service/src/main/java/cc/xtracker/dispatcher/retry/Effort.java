package cc.xtracker.dispatcher.retry;

import java.time.Duration;

/**
 * What a delivery has had so far.
 *
 * @param attempts those that count, the one that just ended included
 * @param age since its event was accepted
 */
public record Effort(int attempts, Duration age) {}
