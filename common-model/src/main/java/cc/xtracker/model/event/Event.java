package cc.xtracker.model.event;

import cc.xtracker.model.id.DedupKey;
import cc.xtracker.model.id.Discriminator;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import org.jspecify.annotations.Nullable;

/**
 * One accepted canonical event, as it travels on {@code xtracker.events.v1}.
 *
 * @param uid null when the network could not say whose event it is
 * @param eid null when the event is told apart by its time
 * @param deposit present exactly for {@link CanonicalEvent#DEPOSIT}
 */
public record Event(
    InboxId inboxId,
    SpaceId space,
    CanonicalEvent canonical,
    @Nullable Uid uid,
    @Nullable ExternalId eid,
    @Nullable Deposit deposit,
    EventTime time) {

  /**
   * @throws IllegalArgumentException if a deposit is missing where it belongs, or present where it
   *     does not
   */
  public Event {
    if ((canonical == CanonicalEvent.DEPOSIT) != (deposit != null)) {
      throw new IllegalArgumentException("exactly a deposit event carries a deposit");
    }
  }

  /** An event under the id that its own fields derive. */
  public static Event of(
      SpaceId space,
      CanonicalEvent canonical,
      @Nullable Uid uid,
      @Nullable ExternalId eid,
      @Nullable Deposit deposit,
      EventTime time) {
    Discriminator discriminator =
        eid == null
            ? new Discriminator.ByTime(time.occurredAtMillis())
            : new Discriminator.ByExternalId(eid);
    InboxId inboxId = DedupKey.of(space, uid, canonical.wireName(), discriminator).inboxId();
    return new Event(inboxId, space, canonical, uid, eid, deposit, time);
  }
}
