package cc.xtracker.dispatcher.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final Instant NOW = Instant.EPOCH;

  private final Breaker breaker = new Breaker(new TenInARowOrFiveMinutes());

  @Test
  void opensOnceAfterManyFailuresInARow() {
    for (int i = 1; i < 10; i++) {
      assertThat(breaker.failed(NOW)).isFalse();
    }
    assertThat(breaker.failed(NOW.plusSeconds(1))).isTrue();
    assertThat(breaker.failed(NOW.plusSeconds(1))).isFalse();
    assertThat(breaker.open()).isTrue();
    assertThat(breaker.failingSince()).isEqualTo(NOW);
  }

  @Test
  void aSuccessBetweenThemBeginsAnew() {
    for (int i = 0; i < 50; i++) {
      assertThat(breaker.failed(NOW)).isFalse();
      if (i % 9 == 8) {
        breaker.alive();
      }
    }
  }

  @Test
  void opensForADestinationWithLittleTrafficAfterAWhile() {
    assertThat(breaker.failed(NOW)).isFalse();
    assertThat(breaker.failed(NOW.plusSeconds(299))).isFalse();
    assertThat(breaker.failed(NOW.plusSeconds(300))).isTrue();
  }

  @Test
  void aLateSuccessOfBeforeItOpenedDoesNotCloseIt() {
    breaker.trip();
    breaker.alive();
    assertThat(breaker.open()).isTrue();
    breaker.close();
    assertThat(breaker.blank()).isTrue();
  }

  private static final class TenInARowOrFiveMinutes implements BreakerConfig {
    @Override
    public int failureCount() {
      return 10;
    }

    @Override
    public Duration failureTime() {
      return Duration.ofMinutes(5);
    }
  }
}
