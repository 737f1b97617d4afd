package cc.xtracker.ingress.http.wire;

import cc.xtracker.ingress.http.limit.HttpLimits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Answers a request whose body is still arriving. A client that writes without reading would meet a
 * reset instead of its answer if the connection were closed at once, so the rest is read and thrown
 * away, up to a bound in bytes and time.
 */
final class Drain {
  private final Vertx vertx;
  private final HttpServerRequest request;
  private final HttpLimits limits;
  private long drainedBytes;

  Drain(Vertx vertx, HttpServerRequest request, HttpLimits limits) {
    this.vertx = vertx;
    this.request = request;
    this.limits = limits;
  }

  /**
   * @return when the answer is written
   */
  Future<Void> answerWith(Buffer body) {
    HttpServerResponse response = request.response();
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    Future<Void> written = response.write(body);
    long timer = vertx.setTimer(limits.bodyTimeout().toMillis(), late -> close());
    request.handler(this::drop);
    request.exceptionHandler(gone -> vertx.cancelTimer(timer));
    request.endHandler(
        end -> {
          vertx.cancelTimer(timer);
          finish(response);
        });
    request.resume();
    return written;
  }

  private void drop(Buffer chunk) {
    drainedBytes += chunk.length();
    if (drainedBytes > limits.maxDrainSize().asLongValue()) {
      close();
    }
  }

  private void finish(HttpServerResponse response) {
    boolean last = response.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true);
    response.end();
    if (last) {
      close();
    }
  }

  private void close() {
    request.connection().close();
  }
}
