package cc.xtracker.bench.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All receivers of a benchmark, as cheap as can be: a path tells the {@link Manner}. A process of
 * its own that takes its port, and listens on every address of this machine, so that receivers can
 * be different hosts.
 */
public final class Sink extends AbstractVerticle {
  static final String COUNTS = "/control/counts";
  static final String FORGET = "/control/forget";
  static final String SAMPLE = "/control/sample";

  private final int port;
  private final Arrivals arrivals;

  /** The first body that came. */
  private final AtomicReference<Buffer> sample;

  private Sink(int port, Arrivals arrivals, AtomicReference<Buffer> sample) {
    this.port = port;
    this.arrivals = arrivals;
    this.sample = sample;
  }

  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    Arrivals arrivals = new Arrivals();
    AtomicReference<Buffer> sample = new AtomicReference<>();
    Vertx.vertx()
        .deployVerticle(
            () -> new Sink(port, arrivals, sample),
            new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()));
  }

  @Override
  public void start(Promise<Void> started) {
    vertx
        .createHttpServer(new HttpServerOptions().setAcceptBacklog(8192))
        .connectionHandler(this::connected)
        .requestHandler(this::receive)
        .listen(port, "0.0.0.0")
        .<Void>mapEmpty()
        .onComplete(started);
  }

  private void connected(HttpConnection connection) {
    arrivals.opened();
    connection.closeHandler(closed -> arrivals.closed());
  }

  private void receive(HttpServerRequest request) {
    String path = request.path();
    switch (path) {
      case COUNTS -> request.response().end(json(arrivals.counts()));
      case SAMPLE -> request.response().end(sample.get());
      case FORGET -> {
        arrivals.forgetLateness();
        request.response().end();
      }
      default -> webhook(request, path);
    }
  }

  private void webhook(HttpServerRequest request, String path) {
    arrivals.request(path);
    switch (Manner.of(path)) {
      case OK -> {
        if (sample.get() == null) {
          request.bodyHandler(sample::set);
        }
        request.endHandler(read -> request.response().end());
      }
      case TIMED ->
          request.bodyHandler(
              body -> {
                arrivals.late(body);
                request.response().end();
              });
      case NEVER -> {}
    }
  }

  private static Buffer json(SinkCounts counts) {
    try {
      return Buffer.buffer(SinkProcess.JSON.writeValueAsBytes(counts));
    } catch (JsonProcessingException e) {
      throw new AssertionError("counts are JSON", e);
    }
  }
}
