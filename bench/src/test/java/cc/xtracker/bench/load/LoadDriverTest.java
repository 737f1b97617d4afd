package cc.xtracker.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadDriverTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger arrivedCount = new AtomicInteger();

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void measuresWhatComesAfterTheWarmUp() throws Exception {
    LoadReport report = LoadDriver.run(load(serverAnswering(200), Duration.ofMillis(300)));
    assertThat(report.unexpectedCount()).isZero();
    assertThat(report.requestsPerSecond()).isPositive();
    assertThat(report.requestsPerSecond() * 0.3).isLessThan(arrivedCount.get());
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
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  arrivedCount.incrementAndGet();
                  request.response().setStatusCode(status).end("{}");
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
    return URI.create("http://127.0.0.1:" + server.actualPort() + "/events");
  }
}
