package cc.xtracker.bench.scene;

import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import java.util.List;

/**
 * A destination, and the one canonical event that goes there. A space has one for each, so one
 * event is one delivery.
 *
 * @param number of its receiver at the sink
 */
public record Target(int number, SpaceId space, CanonicalEvent canonical, DestinationId id) {
  static final List<CanonicalEvent> OF_A_SPACE = List.of(CanonicalEvent.values());
}
