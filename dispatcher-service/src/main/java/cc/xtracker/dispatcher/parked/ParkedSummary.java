package cc.xtracker.dispatcher.parked;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much waits.
 *
 * @param oldestDueAt null when nothing is parked
 */
public record ParkedSummary(long count, @Nullable Instant oldestDueAt) {}
