package cc.xtracker.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SteadyDriverTest {
  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() throws Exception {
    receiver.close();
  }

  @Test
  void sendsAsManyAsTheRateSays() throws Exception {
    LoadReport report = run(request -> request.response().end("{}"));
    assertThat(report.unexpectedCount()).isZero();
    assertThat(report.requestsPerSecond()).isEqualTo(200);
    assertThat(receiver.arrivedCount).hasValue(100);
  }

  @Test
  void chargesEveryoneWhoWaitsForAServerThatStandsStill() throws Exception {
    LoadReport report =
        run(
            request -> {
              if (receiver.arrivedCount.get() == 1) {
                receiver.vertx.setTimer(300, late -> request.response().end("{}"));
              } else {
                request.response().end("{}");
              }
            });
    assertThat(report.requestsPerSecond()).isEqualTo(200);
    assertThat(report.p50Millis()).isGreaterThan(20);
    assertThat(report.p99Millis()).isBetween(250.0, 500.0);
  }

  @Test
  void goesOnAfterALostConnection() throws Exception {
    LoadReport report =
        run(
            request -> {
              if (receiver.arrivedCount.get() == 10) {
                request.connection().close();
              } else {
                request.response().end("{}");
              }
            });
    assertThat(report.unexpectedCount()).isOne();
    assertThat(report.requestsPerSecond()).isEqualTo(198);
  }

  /** Half a second at 200 a second, over one connection. */
  private LoadReport run(Consumer<HttpServerRequest> answer) throws Exception {
    return SteadyDriver.run(
        new SteadyLoad(
            receiver.answering(answer),
            Map.of(),
            intended -> Call.get("/"),
            200,
            1,
            Duration.ofMillis(500)));
  }
}
