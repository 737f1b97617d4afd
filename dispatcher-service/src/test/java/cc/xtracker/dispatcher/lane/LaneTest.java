package cc.xtracker.dispatcher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.delivery.Signal;
import cc.xtracker.dispatcher.destination.LaneLimits;
import cc.xtracker.dispatcher.limit.AdaptiveLimit;
import cc.xtracker.dispatcher.limit.Breakers;
import cc.xtracker.dispatcher.limit.RateShare;
import cc.xtracker.model.id.Uid;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LaneTest {
  private static final Instant NOW = Instant.EPOCH;
  private static final int FAILURES = 3;

  private final Lane lane =
      new Lane(
          new LaneLimits(8, null),
          new RateShare(0, 1),
          Breakers.after(FAILURES),
          new Allowance(10));
  private int number;

  @Test
  void failuresAddUpWhileTheOthersThinkItWell() {
    assertThat(fails()).isFalse();
    lane.recover();
    assertThat(fails()).isFalse();
    lane.recover();
    assertThat(fails()).isTrue();
    assertThat(lane.open()).isTrue();
  }

  @Test
  void aRecoveryElsewhereForgetsTheFailures() {
    for (int i = 0; i < FAILURES; i++) {
      fails();
    }
    lane.recover();
    assertThat(lane.open()).isFalse();
    assertThat(fails()).isFalse();
  }

  @Test
  void onlyThePersonWhoseEventIsParkedLinesUp() {
    Ticket parked = fresh("ann");
    lane.turnAway(parked);
    Ticket later = fresh("ann");
    lane.offer(later, 100, NOW);
    lane.offer(fresh("bob"), 100, NOW);
    assertThat(lane.start(NOW).person()).isEqualTo(new Uid("bob"));
    assertThat(lane.ready(NOW)).isFalse();
    lane.putOff(parked);
    lane.reviewed(lane.reviewMark(NOW).orElseThrow(), Set.of(new Uid("ann")));
    assertThat(lane.ready(NOW)).isFalse();
    lane.reviewed(lane.reviewMark(NOW).orElseThrow(), Set.of());
    assertThat(lane.start(NOW)).isSameAs(later);
  }

  @Test
  void whenItIsKnownWhoseIsParkedTheOthersGoOn() {
    lane.overflow();
    Ticket ann = fresh("ann");
    Ticket bob = fresh("bob");
    lane.offer(ann, 100, NOW);
    lane.offer(bob, 100, NOW);
    assertThat(lane.ready(NOW)).isFalse();
    lane.reviewed(lane.reviewMark(NOW).orElseThrow(), Set.of(new Uid("ann")));
    assertThat(lane.start(NOW)).isSameAs(bob);
    assertThat(lane.ready(NOW)).isFalse();
  }

  @Test
  void whatIsParkedStartsBetweenFreshOnes() {
    for (int i = 0; i < 3; i++) {
      lane.offer(fresh(null), 100, NOW);
      lane.offer(claimed(), 100, NOW);
    }
    assertThat(Stream.generate(() -> lane.start(NOW)).limit(4).map(Ticket::fresh))
        .containsExactly(true, false, true, false);
  }

  @Test
  void claimsGoOnBesideAFloodOfFreshOnes() {
    for (int i = 0; i < 50; i++) {
      lane.offer(fresh(null), 100, NOW);
    }
    assertThat(lane.room(NOW)).isPositive();
    lane.offer(claimed(), 100, NOW);
    assertThat(lane.room(NOW)).isEqualTo(AdaptiveLimit.first(8) - 1);
  }

  @Test
  void oneThatIsAskedAndSilentIsStalledUntilItGivesASign() {
    Instant later = NOW.plusSeconds(1);
    lane.offer(fresh(null), 100, NOW);
    lane.offer(fresh(null), 100, NOW);
    lane.offer(claimed(), 100, NOW);
    assertThat(lane.stalled(later)).as("nothing asked").isFalse();
    Ticket first = lane.start(NOW);
    Ticket second = lane.start(NOW);
    assertThat(lane.stalled(later.minusMillis(1))).isFalse();
    assertThat(lane.stalled(later)).isTrue();
    assertThat(lane.freshCount()).isEqualTo(2);

    lane.answered(first, Signal.FAILING, 1, later);
    assertThat(lane.stalled(later)).as("a time-out is no sign").isTrue();
    lane.answered(second, Signal.BUSY, 1, later);
    Ticket third = lane.start(later);
    assertThat(lane.stalled(later)).isFalse();
    assertThat(lane.stalled(later.plusSeconds(1))).isTrue();
    lane.answered(third, Signal.ALIVE, 1, later.plusSeconds(1));
    assertThat(lane.stalled(later.plusSeconds(9))).as("nothing asked").isFalse();
  }

  private Ticket fresh(String person) {
    return new Ticket(Dispatches.fresh(number++, person), NOW, NOW.plusSeconds(2), _ -> {});
  }

  private Ticket claimed() {
    return new Ticket(Dispatches.claimed(number++, null, 0), NOW, NOW.plusSeconds(2), _ -> {});
  }

  private boolean fails() {
    Ticket ticket = new Ticket(Dispatches.fresh(number++, null), NOW, NOW.plusSeconds(2), _ -> {});
    lane.offer(ticket, 100, NOW);
    return lane.answered(lane.start(NOW), Signal.FAILING, 1, NOW);
  }
}
