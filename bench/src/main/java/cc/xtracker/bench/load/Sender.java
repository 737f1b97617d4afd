package cc.xtracker.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Sends over keep-alive connections and keeps count of the answers. */
final class Sender implements AutoCloseable {
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Histogram latencyNanos = new ConcurrentHistogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
  private final LongAdder unexpectedCount = new LongAdder();
  private final HttpClient client;
  private final RequestOptions server;

  Sender(Vertx vertx, URI target, Map<String, String> headers, int connectionCount) {
    client =
        vertx.createHttpClient(
            new HttpClientOptions(),
            new PoolOptions()
                .setHttp1MaxSize(connectionCount)
                .setEventLoopSize(Runtime.getRuntime().availableProcessors()));
    server = new RequestOptions().setHost(target.getHost()).setPort(target.getPort());
    headers.forEach(server::putHeader);
  }

  /** Waits for a free connection; done when the whole answer is there. */
  Future<HttpClientResponse> send(Call call) {
    String body = call.body();
    HttpMethod method = body == null ? HttpMethod.GET : HttpMethod.POST;
    return client
        .request(new RequestOptions(server).setMethod(method).setURI(call.uri()))
        .compose(open -> body == null ? open.send() : open.send(Buffer.buffer(body)))
        .compose(answer -> answer.body().map(answer));
  }

  /**
   * @param answer null if there was none
   */
  void count(long tookNanos, @Nullable HttpClientResponse answer) {
    if (answer != null && answer.statusCode() == 200) {
      latencyNanos.recordValue(Math.clamp(tookNanos, 0, LONGEST_NANOS));
    } else {
      unexpectedCount.increment();
    }
  }

  LoadReport report(Duration measured) {
    return LoadReport.of(latencyNanos, unexpectedCount.sum(), measured);
  }

  @Override
  public void close() {
    client.close();
  }
}
