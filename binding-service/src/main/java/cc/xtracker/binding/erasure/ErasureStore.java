package cc.xtracker.binding.erasure;

import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.TgId;
import cc.xtracker.model.id.Uid;
import java.util.List;

/**
 * Forgets people. Durable, with its topic records, when it returns: also of somebody whom nobody
 * knows here, because others may.
 */
public interface ErasureStore {

  Erased erase(SpaceId space, Uid uid);

  /**
   * Everybody who is bound to the user, in one transaction.
   *
   * @param atMost uids; the others are found by asking again
   */
  List<Erased> erase(SpaceId space, TgId tgId, int atMost);
}
