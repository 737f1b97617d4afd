package cc.xtracker.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Drives one {@link Load} over keep-alive connections and measures the part after its warm-up. */
final class LoadDriver {
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Histogram latencyNanos = new ConcurrentHistogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
  private final LongAdder unexpectedCount = new LongAdder();
  private final Load load;
  private final HttpClient client;
  private final RequestOptions request;
  private final CountDownLatch connections;
  private final long measuredFrom;
  private final long until;

  private LoadDriver(Load load, HttpClient client) {
    this.load = load;
    this.client = client;
    request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(load.target().getHost())
            .setPort(load.target().getPort())
            .setURI(load.target().getPath());
    load.headers().forEach(request::putHeader);
    connections = new CountDownLatch(load.connectionCount());
    measuredFrom = System.nanoTime() + load.warmUp().toNanos();
    until = measuredFrom + load.measured().toNanos();
  }

  static LoadReport run(Vertx vertx, Load load) throws InterruptedException {
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions(),
            new PoolOptions()
                .setHttp1MaxSize(load.connectionCount())
                .setEventLoopSize(Runtime.getRuntime().availableProcessors()));
    LoadDriver driver = new LoadDriver(load, client);
    for (int i = 0; i < load.connectionCount(); i++) {
      driver.next();
    }
    driver.connections.await();
    client.close();
    return LoadReport.of(driver.latencyNanos, driver.unexpectedCount.sum(), load.measured());
  }

  private void next() {
    long started = System.nanoTime();
    if (started >= until) {
      connections.countDown();
      return;
    }
    client
        .request(request)
        .compose(open -> open.send(Buffer.buffer(load.body().get())))
        .compose(answer -> answer.body().map(answer))
        .onComplete(
            done -> {
              count(started, done.result());
              next();
            });
  }

  private void count(long started, @Nullable HttpClientResponse answer) {
    long now = System.nanoTime();
    if (started < measuredFrom || now > until) {
      return;
    }
    if (answer != null && answer.statusCode() == 200) {
      latencyNanos.recordValue(Math.min(now - started, LONGEST_NANOS));
    } else {
      unexpectedCount.increment();
    }
  }
}
