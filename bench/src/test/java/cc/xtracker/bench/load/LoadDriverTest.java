package cc.xtracker.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadDriverTest {
  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() throws Exception {
    receiver.close();
  }

  @Test
  void measuresWhatComesAfterTheWarmUp() throws Exception {
    LoadReport report = LoadDriver.run(load(serverAnswering(200), Duration.ofMillis(300)));
    assertThat(report.unexpectedCount()).isZero();
    assertThat(report.requestsPerSecond()).isPositive();
    assertThat(report.requestsPerSecond() * 0.3).isLessThan(receiver.arrivedCount.get());
    assertThat(report.p50Millis()).isPositive().isLessThanOrEqualTo(report.p99Millis());
  }

  @Test
  void countsAnAnswerThatIsNot200AsUnexpected() throws Exception {
    LoadReport report = LoadDriver.run(load(serverAnswering(503), Duration.ofMillis(300)));
    assertThat(report.requestsPerSecond()).isZero();
    assertThat(report.unexpectedCount()).isPositive();
  }

  private static Load load(URI target, Duration measured) {
    return new Load(
        target, Map.of("X-Test", "1"), () -> Call.post("/", "{}"), 4, measured, measured);
  }

  private URI serverAnswering(int status) throws Exception {
    return receiver.answering(request -> request.response().setStatusCode(status).end("{}"));
  }
}
