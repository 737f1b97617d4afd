package cc.xtracker.dispatcher.postgres.parked;

import java.time.Duration;

/**
 * How soon a destination is looked at again at the earliest.
 *
 * @param idle when nothing more could be claimed
 * @param busy while there is more to claim
 */
public record LookPace(Duration idle, Duration busy) {}
