package cc.xtracker.dispatcher.parked;

import cc.xtracker.model.id.DestinationId;
import java.time.Instant;

/**
 * Asks for due deliveries of one destination.
 *
 * @param room how many at most
 * @param leaseUntil not settled by then, any replica may claim them again
 */
public record Claim(DestinationId destination, int room, Instant leaseUntil) {}
