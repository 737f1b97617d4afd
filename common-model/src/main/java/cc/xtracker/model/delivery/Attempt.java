package cc.xtracker.model.delivery;

import org.jspecify.annotations.Nullable;

/**
 * One try, and what came back.
 *
 * @param number from 1, over the whole life of the delivery, replays included; 0 when nothing was
 *     tried
 * @param atMillis when it began, epoch milliseconds
 * @param statusCode null when no HTTP answer arrived
 * @param error null on success; otherwise a class of failure from a fixed vocabulary, safe to show
 * @param responseSnippet the beginning of the response body, bounded; null when there was none
 */
public record Attempt(
    int number,
    long atMillis,
    @Nullable Integer statusCode,
    @Nullable String error,
    Latency latency,
    @Nullable String responseSnippet) {}
