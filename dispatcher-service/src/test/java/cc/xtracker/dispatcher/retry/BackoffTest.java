package cc.xtracker.dispatcher.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static final RetryPolicy DEFAULTS =
      new RetryPolicy(
          Duration.ofSeconds(30), Duration.ofHours(1), 12, Duration.ofDays(7), Set.of());

  @ParameterizedTest
  @CsvSource({
    "1, PT15S, PT45S",
    "2, PT15S, PT1M30S",
    "3, PT15S, PT3M",
    "7, PT15S, PT48M",
    "8, PT15S, PT1H",
    "12, PT15S, PT1H",
    "1000000, PT15S, PT1H"
  })
  void isDrawnFromARangeThatDoublesUpToTheCap(
      int failedAttempts, Duration shortest, Duration longest) {
    assertThat(Backoff.delay(DEFAULTS, failedAttempts, 0)).isEqualTo(shortest);
    assertThat(Backoff.delay(DEFAULTS, failedAttempts, Math.nextDown(1.0))).isEqualTo(longest);
  }

  @Test
  void comesAfterTheFirstDelayOnAverage() {
    assertThat(Backoff.delay(DEFAULTS, 1, 0.5)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void neverPassesACapThatEqualsTheFirstDelay() {
    RetryPolicy flat =
        new RetryPolicy(
            Duration.ofSeconds(10), Duration.ofSeconds(10), 3, Duration.ofDays(7), Set.of());

    assertThat(Backoff.delay(flat, 1, Math.nextDown(1.0))).isEqualTo(Duration.ofSeconds(10));
  }
}
