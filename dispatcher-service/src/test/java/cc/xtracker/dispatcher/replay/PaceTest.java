package cc.xtracker.dispatcher.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 100, 999, 10_000})
  void takesExactlyAsManyASecondHoweverLateEachStepComes(int perSecond) {
    Pace pace = new Pace(perSecond);
    Instant due = START;
    int taken = 0;
    for (Instant now = START; now.isBefore(START.plusSeconds(60)); now = now.plusMillis(130)) {
      while (!due.isAfter(now)) {
        int step = pace.stepCount(10_000);
        due = pace.next(due, now, step);
        taken += step;
      }
    }
    assertThat(taken).isBetween(perSecond * 60 - perSecond, perSecond * 60 + perSecond / 4 + 1);
  }

  @Test
  void makesGoodForNoMoreThanASecond() {
    Instant now = START.plus(Duration.ofHours(1));
    assertThat(new Pace(10).next(START, now, 2)).isEqualTo(now.minusMillis(800));
  }

  @Test
  void aStepIsNeverEmptyNorLargerThanItsBound() {
    assertThat(new Pace(1).stepCount(500)).isEqualTo(1);
    assertThat(new Pace(100).stepCount(500)).isEqualTo(25);
    assertThat(new Pace(10_000).stepCount(500)).isEqualTo(500);
  }

  @Test
  void aRateIsPositive() {
    assertThatThrownBy(() -> new Pace(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
