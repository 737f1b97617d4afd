package cc.xtracker.examples;

import cc.xtracker.model.click.Attribution;
import cc.xtracker.model.click.Binding;
import cc.xtracker.model.click.Click;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.TgId;
import cc.xtracker.model.id.Uid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people of one space do. */
public record People(SpaceId space) {
  private static final long NOON = 1_765_432_100_000L;

  /** A space that no other test uses. */
  public static People ofNewSpace() {
    return new People(
        new SpaceId("ex_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20)));
  }

  public Click click(String uid, @Nullable String link, @Nullable String campaign) {
    return new Click(
        space,
        new Uid(uid),
        link,
        new Attribution("IwAR", "120", campaign, null, null, null, null, "feed", "IN"),
        NOON);
  }

  public Binding binding(String uid, long tgId) {
    return new Binding(space, new Uid(uid), new TgId(tgId), NOON);
  }

  /**
   * @param uid null when nobody knows whose it is
   * @param deposit null unless it is one
   */
  public Event event(
      @Nullable String uid, CanonicalEvent canonical, String eid, @Nullable Deposit deposit) {
    return Event.of(
        space,
        canonical,
        uid == null ? null : new Uid(uid),
        new ExternalId(eid),
        deposit,
        EventTime.supplied(NOON, NOON + 1_234));
  }
}
