package cc.xtracker.dispatcher.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateWindowTest {
  @Test
  void inNoSecondDoMoreThanPermittedStart() {
    SplittableRandom random = new SplittableRandom(7);
    RateWindow rate = new RateWindow();
    rate.limit(5);
    List<Instant> starts = new ArrayList<>();
    Instant now = Instant.EPOCH;
    for (int i = 0; i < 5_000; i++) {
      now = now.plusMillis(random.nextInt(120));
      if (rate.available(now) > 0) {
        rate.started(now);
        starts.add(now);
      }
    }
    for (int i = 5; i < starts.size(); i++) {
      assertThat(starts.get(i - 5).plusSeconds(1)).isBeforeOrEqualTo(starts.get(i));
    }
    assertThat(starts).hasSizeGreaterThan(1_000);
  }

  @Test
  void saysWhenTheNextMayStart() {
    RateWindow rate = new RateWindow();
    rate.limit(1);
    rate.started(Instant.EPOCH);
    assertThat(rate.nextAt(Instant.EPOCH)).isEqualTo(Instant.EPOCH.plusSeconds(1));
    assertThat(rate.nextAt(Instant.EPOCH.plusSeconds(1))).isEqualTo(Instant.MAX);
  }

  @Test
  void withoutALimitEverythingMayStart() {
    RateWindow rate = new RateWindow();
    rate.limit(null);
    rate.started(Instant.EPOCH);
    assertThat(rate.available(Instant.EPOCH)).isEqualTo(Integer.MAX_VALUE);
    assertThat(rate.quiet(Instant.EPOCH)).isTrue();
  }
}
