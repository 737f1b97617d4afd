package cc.xtracker.dispatcher.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {
  private Instant now = Instant.EPOCH;

  @Test
  void doublesEveryRoundWhileTheReceiverKeepsUp() {
    AdaptiveLimit limit = new AdaptiveLimit(256);
    assertThat(limit.count()).isEqualTo(4);
    round(limit, 5);
    assertThat(limit.count()).isEqualTo(8);
    round(limit, 5);
    assertThat(limit.count()).isEqualTo(16);
  }

  @Test
  void neverPassesTheMaximum() {
    AdaptiveLimit limit = new AdaptiveLimit(6);
    for (int i = 0; i < 10; i++) {
      round(limit, 5);
    }
    assertThat(limit.count()).isEqualTo(6);
    limit.max(2);
    assertThat(limit.count()).isEqualTo(2);
  }

  @Test
  void doesNotGrowWhileItIsNotUsed() {
    AdaptiveLimit limit = new AdaptiveLimit(32);
    for (int i = 0; i < 100; i++) {
      now = now.plusMillis(10);
      limit.answered(now, 5, false, now);
    }
    assertThat(limit.count()).isEqualTo(4);
  }

  @Test
  void shrinksOnceForAllThatWasUnderWayWhenTroubleCame() {
    AdaptiveLimit limit = new AdaptiveLimit(64);
    while (limit.count() < 64) {
      round(limit, 5);
    }
    Instant begun = now;
    now = now.plusSeconds(15);
    for (int i = 0; i < 64; i++) {
      limit.cut(begun, now);
    }
    assertThat(limit.count()).isEqualTo(42);
  }

  @Test
  void keepsOneAlwaysAndGrowsByOneARoundAfterTrouble() {
    AdaptiveLimit limit = new AdaptiveLimit(64);
    for (int i = 0; i < 20; i++) {
      now = now.plusSeconds(1);
      limit.cut(now, now.plusMillis(1));
    }
    assertThat(limit.count()).isEqualTo(1);
    for (int i = 0; i < 5; i++) {
      round(limit, 5);
    }
    assertThat(limit.count()).isBetween(5, 6);
  }

  /** A receiver with eight workers of 200 ms: more at once only wait longer. */
  @Test
  void settlesNearWhatAnOverloadedReceiverTakes() {
    AdaptiveLimit limit = new AdaptiveLimit(256);
    int most = 0;
    for (int i = 0; i < 200; i++) {
      round(limit, 200L * Math.max(1, (limit.count() + 7) / 8));
      most = i > 20 ? Math.max(most, limit.count()) : most;
    }
    assertThat(most).isBetween(8, 40);
  }

  private void round(AdaptiveLimit limit, long latencyMillis) {
    Instant begun = now;
    now = now.plus(Duration.ofMillis(latencyMillis + 1));
    int count = limit.count();
    for (int i = 0; i < count; i++) {
      limit.answered(begun, latencyMillis, true, now);
    }
  }
}
