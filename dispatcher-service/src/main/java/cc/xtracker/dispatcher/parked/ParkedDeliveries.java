package cc.xtracker.dispatcher.parked;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.lane.LaneHealth;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.Uid;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parked deliveries of all replicas. Every call is one transaction. */
public interface ParkedDeliveries {
  /** Has every destination looked at once: whatever changed while no replica was there. */
  void lookEverywhere(Instant now);

  /**
   * The destinations to be looked at now, those that have waited longest first.
   *
   * @return for each whether it is to be probed
   */
  Map<DestinationId, Boolean> due(Instant now, int count);

  /**
   * Leases deliveries to this replica, at most as many as there is room for, and sets when each
   * destination is to be looked at next. Of a destination that another replica is claiming from at
   * this moment nothing comes.
   */
  List<Dispatch> claim(List<Claim> claims, Instant now);

  /**
   * Of whom something is parked that was never attempted, leased or not.
   *
   * @param count deliveries of one destination at most; one with more is left out
   */
  Map<DestinationId, Set<Uid>> peopleWithFresh(Collection<DestinationId> destinations, int count);

  /** All for which something is parked that was never attempted, leased or not. */
  Set<DestinationId> withFresh();

  /** The destinations that fail as a whole or whose receivers asked for a pause. */
  Map<DestinationId, LaneHealth> unwell(Instant now);

  /** Reads every row: for gauges, not for a loop. */
  List<ParkedSummary> summary();
}
