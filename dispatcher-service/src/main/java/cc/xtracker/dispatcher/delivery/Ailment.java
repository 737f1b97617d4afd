package cc.xtracker.dispatcher.delivery;

import java.time.Instant;

/**
 * How long a destination has been failing as a whole.
 *
 * @param since the first failure that no success has followed
 * @param failedProbes since its breaker opened
 * @param warnings given so far: how many stages on the way to being disabled it has passed
 */
public record Ailment(Instant since, int failedProbes, int warnings) {}
