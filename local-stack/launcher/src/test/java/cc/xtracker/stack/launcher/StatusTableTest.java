package cc.xtracker.stack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.stack.local.ProcessStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTableTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void alignsWhatLivesWhatDiedAndWhatIsStopped() {
    String table =
        StatusTable.render(
            List.of(
                new ProcessStatus.Alive("kafka", 4711, 9092, NOW.minusSeconds(75), true),
                new ProcessStatus.Alive("ingress", 4712, 8080, NOW.minusSeconds(3), false),
                new ProcessStatus.Died("ingress-2", 4713),
                new ProcessStatus.Stopped("dispatcher")),
            NOW);

    assertThat(table)
        .isEqualTo(
            """
            NAME          PID       STATE       PORT    UPTIME
            kafka         4711      ready       9092    1 min 15 s
            ingress       4712      not ready   8080    3 s
            ingress-2     4713      died        -       -
            dispatcher    -         stopped     -       -
            """);
  }

  @ParameterizedTest
  @CsvSource({"PT0S,0 s", "PT59S,59 s", "PT1H,1 h 0 min", "PT25H,1 d 1 h"})
  void tellsTheTwoLargestUnits(Duration uptime, String text) {
    assertThat(StatusTable.uptime(uptime)).isEqualTo(text);
  }
}
