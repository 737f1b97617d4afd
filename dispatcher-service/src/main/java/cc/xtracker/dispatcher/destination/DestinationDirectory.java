package cc.xtracker.dispatcher.destination;

import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import java.util.List;
import java.util.Optional;

/**
 * The destinations as of a moment ago: a change is seen by every replica within seconds.
 * Thread-safe, never blocks.
 */
public interface DestinationDirectory {
  /** All of a space, disabled ones included, deleted ones not. */
  List<Destination> of(SpaceId space);

  /** Empty once the destination is deleted. */
  Optional<Destination> find(DestinationId id);
}
