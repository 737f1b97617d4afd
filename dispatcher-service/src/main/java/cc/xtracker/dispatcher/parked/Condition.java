package cc.xtracker.dispatcher.parked;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a destination is, as all replicas know it.
 *
 * @param parkedCount deliveries that wait, whatever for
 * @param oldestReceivedAt when the oldest event among them was accepted; null when none waits
 * @param heldUntil its receiver asked for a pause; null when there is none
 * @param failingSince the first failure without a success since; null unless its breaker is open
 * @param nextProbeAt null unless its breaker is open
 * @param warnings how many stages on the way to being disabled it has passed
 */
public record Condition(
    long parkedCount,
    @Nullable Instant oldestReceivedAt,
    @Nullable Instant heldUntil,
    @Nullable Instant failingSince,
    @Nullable Instant nextProbeAt,
    int failedProbes,
    int warnings) {}
