package cc.xtracker.dispatcher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final Duration SOON = Duration.ofMillis(10);
  private static final Duration LATE = Duration.ofMillis(400);

  private final Window window = new Window(1_000, 16_000, Duration.ofMillis(300));

  @Test
  void widensWhileItIsFullAndEverythingStartsSoon() {
    window.adjust(SOON, true);
    assertThat(window.count()).isEqualTo(1_250);
    for (int i = 0; i < 50; i++) {
      window.adjust(SOON, true);
    }
    assertThat(window.count()).isEqualTo(16_000);
  }

  @Test
  void staysAsItIsWhileThereIsNothingMoreToRead() {
    window.adjust(SOON, false);
    assertThat(window.count()).isEqualTo(1_000);
  }

  @Test
  void narrowsWhenDeliveriesWaitButNeverBelowTheLeast() {
    for (int i = 0; i < 50; i++) {
      window.adjust(SOON, true);
    }
    window.adjust(LATE, true);
    assertThat(window.count()).isEqualTo(12_800);
    for (int i = 0; i < 50; i++) {
      window.adjust(LATE, true);
    }
    assertThat(window.count()).isEqualTo(1_000);
  }
}
