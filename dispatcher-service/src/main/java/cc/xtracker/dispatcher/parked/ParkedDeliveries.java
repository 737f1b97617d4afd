package cc.xtracker.dispatcher.parked;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.model.id.DestinationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The parked deliveries of all replicas. */
public interface ParkedDeliveries {
  /** One entry for each destination that has any. */
  List<Backlog> survey(Instant now);

  /** The destinations whose receivers asked for a pause that is not over. */
  Map<DestinationId, Instant> holds(Instant now);

  /** Leases due deliveries to this replica: first attempts in their order, then retries. */
  List<Dispatch.Claimed> claim(List<Claim> claims, Instant now);

  /** Leases deliveries whose destination is deleted. */
  List<Dispatch.Claimed> claimOrphans(int room, Instant leaseUntil, Instant now);

  /** Makes everything of the destination due. */
  void hurry(DestinationId destination, Instant now);

  /** Reads every row: for a gauge, not for a loop. */
  ParkedSummary summary();

  /** Ends the leases of this replica. */
  void releaseAll();
}
