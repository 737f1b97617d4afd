package cc.xtracker.dispatcher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.limit.Breakers;
import cc.xtracker.dispatcher.limit.RateShare;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns();

  @Test
  void spacesTakeTurnsHoweverManyLanesTheyHave() {
    List<OpenLane> crowd = List.of(lane("crowd", "a"), lane("crowd", "b"), lane("crowd", "c"));
    OpenLane single = lane("small", "d");
    crowd.forEach(turns::join);
    turns.join(single);
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      OpenLane next = turns.next();
      order.add(next.destination().id().value());
      turns.join(next);
    }
    assertThat(order).containsExactly("a", "d", "b", "d", "c", "d", "a", "d");
  }

  @Test
  void aLaneStandsInTheQueueOnce() {
    OpenLane lane = lane("s", "a");
    turns.join(lane);
    turns.join(lane);
    assertThat(turns.next()).isSameAs(lane);
    assertThat(turns.next()).isNull();
  }

  private static OpenLane lane(String space, String id) {
    return new OpenLane(
        Dispatches.destination(space, id),
        new RateShare(0, 1),
        Breakers.after(10),
        new Allowance(0));
  }
}
