package cc.xtracker.dispatcher.destination;

import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import java.util.List;
import java.util.Optional;

/**
 * The destinations as of a moment ago: a change is seen by every replica within seconds, and before
 * the next events are matched. Thread-safe, never blocks.
 */
public interface DestinationDirectory {
  /** All of a space, disabled ones included, deleted ones not. */
  List<Destination> of(SpaceId space);

  /** False until they were read for the first time: nothing can be matched before. */
  boolean loaded();

  /** Empty once the destination is deleted, or while it is too new to be seen. */
  Optional<Destination> find(DestinationId id);
}
