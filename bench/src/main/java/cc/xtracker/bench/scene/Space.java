package cc.xtracker.bench.scene;

import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;

/**
 * A tenant, and the people who came through its clicks.
 *
 * @param bearer what its servers send along with their events
 */
public record Space(SpaceId id, String bearer, int peopleCount) {
  public Uid person(long n) {
    return new Uid("person-" + n % peopleCount);
  }
}
