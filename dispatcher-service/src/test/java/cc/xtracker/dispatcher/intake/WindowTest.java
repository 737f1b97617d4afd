package cc.xtracker.dispatcher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.dispatcher.lane.Flow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final Duration STEP = Duration.ofMillis(100);

  private final Window window = new Window(1_000, 16_000, Duration.ofMillis(300));
  private long startedCount;

  @Test
  void widensWhileItIsFullAndWhatWaitsWillStartSoon() {
    adjust(1_000, 2_900, true);
    assertThat(window.count()).isEqualTo(1_250);
    for (int i = 0; i < 50; i++) {
      adjust(1_000, 2_900, true);
    }
    assertThat(window.count()).isEqualTo(16_000);
  }

  @Test
  void staysAsItIsWhileThereIsNothingMoreToRead() {
    adjust(1_000, 0, false);
    assertThat(window.count()).isEqualTo(1_000);
  }

  @Test
  void narrowsWhenMoreWaitsThanWillStartSoonButNeverBelowTheLeast() {
    for (int i = 0; i < 50; i++) {
      adjust(1_000, 0, true);
    }
    adjust(1_000, 3_100, true);
    assertThat(window.count()).isEqualTo(11_200);
    for (int i = 0; i < 50; i++) {
      adjust(0, 1, true);
    }
    assertThat(window.count()).isEqualTo(1_000);
  }

  @Test
  void widensForReceiversThatTakeTheirTime() {
    for (int i = 0; i < 50; i++) {
      startedCount += 1_000;
      window.adjust(new Flow(startedCount, 12_000, 10_000, 0), STEP, true);
    }
    assertThat(window.count()).isEqualTo(16_000);
  }

  @Test
  void whatIsStuckTakesNothingFromTheOthersUpToTheBound() {
    window.adjust(new Flow(0, 3_000, 3_000, 3_000), STEP, false);
    assertThat(window.count()).isEqualTo(4_000);
    window.adjust(new Flow(0, 15_500, 15_500, 15_500), STEP, false);
    assertThat(window.count()).isEqualTo(16_000);
    window.adjust(Flow.NONE, STEP, false);
    assertThat(window.count()).isEqualTo(1_000);
  }

  private void adjust(int started, int waiting, boolean full) {
    startedCount += started;
    window.adjust(new Flow(startedCount, 500 + waiting, 500, 0), STEP, full);
  }
}
