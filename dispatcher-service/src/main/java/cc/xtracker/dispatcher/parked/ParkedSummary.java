package cc.xtracker.dispatcher.parked;

import cc.xtracker.model.id.DestinationId;
import java.time.Instant;

/**
 * How much waits for one destination.
 *
 * @param oldestReceivedAt when the oldest of its events was accepted
 */
public record ParkedSummary(DestinationId destination, long count, Instant oldestReceivedAt) {}
