package cc.xtracker.dispatcher.destination;

import cc.xtracker.model.id.DestinationId;
import java.util.List;

/**
 * What became of destinations since an earlier version.
 *
 * @param version up to which these changes go
 */
public record DestinationChanges(
    long version, List<Destination> present, List<DestinationId> deleted) {}
