package cc.xtracker.model.topic;

import cc.xtracker.model.event.Event;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import org.jspecify.annotations.Nullable;

/**
 * The key of a record: {@code space:uid}, so that one person's records share a partition and stay
 * in order, or {@code space:inbox_id} where there is no uid. A space id holds no colon, so the
 * first one separates.
 */
public record RecordKey(String value) {

  public static RecordKey of(SpaceId space, Uid uid) {
    return new RecordKey(space + ":" + uid);
  }

  public static RecordKey of(SpaceId space, @Nullable Uid uid, InboxId inboxId) {
    return uid == null ? new RecordKey(space + ":" + inboxId) : of(space, uid);
  }

  public static RecordKey of(Event event) {
    return of(event.space(), event.uid(), event.inboxId());
  }
}
