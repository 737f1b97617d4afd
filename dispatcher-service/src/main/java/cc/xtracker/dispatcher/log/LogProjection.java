package cc.xtracker.dispatcher.log;

import cc.xtracker.model.delivery.DeliveryOutcome;
import java.util.List;

/** Writes outcomes into the log. */
public interface LogProjection {
  /**
   * All or none. Outcomes seen before change nothing, and an earlier attempt never hides a later
   * one.
   */
  void apply(List<DeliveryOutcome> outcomes);
}
