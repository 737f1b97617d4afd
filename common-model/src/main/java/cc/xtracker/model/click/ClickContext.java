package cc.xtracker.model.click;

import cc.xtracker.model.id.TgId;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind a uid at the moment of asking: the click, the Telegram user, both or neither.
 *
 * @param clicked whether a click with the uid exists in the space
 * @param tgId null while the uid is not bound
 */
public record ClickContext(boolean clicked, @Nullable TgId tgId, Attribution attribution) {

  /** Neither a click nor a binding is known. */
  public static final ClickContext UNKNOWN = new ClickContext(false, null, Attribution.UNKNOWN);

  /** Nothing can be added any more, so a copy of this context does not go stale. */
  public boolean complete() {
    return clicked && tgId != null;
  }
}
