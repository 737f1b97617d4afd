package cc.xtracker.dispatcher.log;

import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.SpaceId;
import java.util.Optional;

/** Every delivery and its attempts, a moment behind what happens. */
public interface DeliveryLog {
  LogPage search(LogQuery query);

  Optional<LogEntry> find(SpaceId space, EventId id);
}
