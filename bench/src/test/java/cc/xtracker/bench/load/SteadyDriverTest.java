package cc.xtracker.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SteadyDriverTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger arrivedCount = new AtomicInteger();

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void sendsAsManyAsTheRateSays() throws Exception {
    LoadReport report = run(request -> request.response().end("{}"));
    assertThat(report.unexpectedCount()).isZero();
    assertThat(report.requestsPerSecond()).isEqualTo(200);
    assertThat(arrivedCount).hasValue(100);
  }

  @Test
  void chargesEveryoneWhoWaitsForAServerThatStandsStill() throws Exception {
    LoadReport report =
        run(
            request -> {
              if (arrivedCount.get() == 1) {
                vertx.setTimer(300, late -> request.response().end("{}"));
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
              if (arrivedCount.get() == 10) {
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
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  arrivedCount.incrementAndGet();
                  answer.accept(request);
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
    return SteadyDriver.run(
        new SteadyLoad(
            URI.create("http://127.0.0.1:" + server.actualPort()),
            Map.of(),
            intended -> Call.get("/"),
            200,
            1,
            Duration.ofMillis(500)));
  }
}
