package cc.xtracker.dispatcher.parked;

import cc.xtracker.model.id.DestinationId;

/**
 * What is parked for one destination.
 *
 * @param fresh something that was never attempted, leased or not: later events line up behind it
 * @param due something that can be claimed now
 */
public record Backlog(DestinationId destination, boolean fresh, boolean due) {}
