package cc.xtracker.dispatcher.log;

import cc.xtracker.model.delivery.Attempt;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.SpaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every delivery and every attempt, a moment behind what happens. */
public interface DeliveryLog {
  LogPage search(LogQuery query);

  Optional<LogEntry> find(SpaceId space, EventId id);

  /** In the order they were made. */
  List<Attempt> attempts(EventId id);

  /**
   * Makes the delivery due now, with a fresh budget of attempts if it had come to an end. The id
   * and the body stay.
   *
   * @return where it stands then; empty when the space has no such delivery
   */
  Optional<LogEntry> replay(SpaceId space, EventId id, Instant now);
}
