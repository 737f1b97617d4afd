package cc.xtracker.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final List<Long> intended = new ArrayList<>();

  @Test
  void keepsItsRate() {
    long start = System.nanoTime();
    new Pace(100, Duration.ofMillis(200)).run(intended::add);
    assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(189));
    assertThat(distances()).hasSize(19).containsOnly(10L);
  }

  @Test
  void doesAtOnceWhatItMissedAndChargesItFromItsOwnMoment() {
    Duration pause = Duration.ofMillis(100);
    new Pace(100, Duration.ofMillis(300))
        .run(
            millis -> {
              if (intended.isEmpty()) {
                LockSupport.parkNanos(pause.toNanos());
              }
              intended.add(millis);
            });
    assertThat(distances()).hasSize(29).containsOnly(10L);
  }

  private List<Long> distances() {
    List<Long> distances = new ArrayList<>();
    for (int i = 1; i < intended.size(); i++) {
      distances.add(intended.get(i) - intended.get(i - 1));
    }
    return distances;
  }
}
