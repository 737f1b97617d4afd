package cc.xtracker.dispatcher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.delivery.Signal;
import cc.xtracker.dispatcher.destination.LaneLimits;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LaneTest {
  private static final Instant NOW = Instant.EPOCH;
  private static final int FAILURES = 3;

  private final Lane lane =
      new Lane(new LaneLimits(8, null), new RateShare(0, 1), Breakers.after(FAILURES));
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

  private boolean fails() {
    Ticket ticket = new Ticket(Dispatches.fresh(number++, null), NOW, NOW.plusSeconds(2), _ -> {});
    lane.offer(ticket, 100, NOW);
    return lane.answered(lane.start(NOW), Signal.FAILING, 1, NOW);
  }
}
