package cc.xtracker.ingress.ledger;

import cc.xtracker.model.id.InboxId;
import java.util.Map;
import java.util.Set;

/**
 * A batch that is counted for good.
 *
 * @param newIds those that were never counted before
 * @param earlier what is known of the others
 * @param publish hands their records over; if it never runs, they are published later
 */
public record Counted(Set<InboxId> newIds, Map<InboxId, Fingerprint> earlier, Runnable publish) {

  public Counted {
    newIds = Set.copyOf(newIds);
    earlier = Map.copyOf(earlier);
  }
}
