package cc.xtracker.ingress.http.wire;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.http.limit.HttpLimits;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Puts an answer on the wire. */
@Singleton
public final class AnswerWriter {
  private final Vertx vertx;
  private final HttpLimits limits;

  AnswerWriter(Vertx vertx, HttpLimits limits) {
    this.vertx = vertx;
    this.limits = limits;
  }

  /**
   * @return when it is written, or the client is gone
   */
  public Future<Void> write(HttpServerRequest request, Answer answer) {
    HttpServerResponse response = request.response();
    if (response.closed()) {
      return Future.succeededFuture();
    }
    response.setStatusCode(AnswerJson.status(answer));
    headers(response.headers(), request.method(), answer);
    Buffer body = AnswerJson.body(answer, request.method());
    if (request.isEnded()) {
      // An HTTP/2 request that was read to its end refuses to be resumed.
      return response.end(body);
    } else if (!hasBody(request)) {
      // Quarkus pauses every request; one that is answered must not stay so.
      request.resume();
      return response.end(body);
    } else {
      return new Drain(vertx, request, limits).answerWith(body);
    }
  }

  private static boolean hasBody(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  private static void headers(MultiMap headers, HttpMethod method, Answer answer) {
    headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
    if (!method.equals(HttpMethod.POST)) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    if (answer instanceof Answer.Refused(Refusal refusal)) {
      refusalHeaders(headers, refusal);
    }
  }

  private static void refusalHeaders(MultiMap headers, Refusal refusal) {
    Duration retryAfter = refusal.retryAfter();
    if (retryAfter != null) {
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
    }
    switch (refusal.reason()) {
      case UNAUTHORIZED -> headers.set("WWW-Authenticate", "Bearer");
      case TOO_LARGE, REQUEST_TIMEOUT -> headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      case INVALID_EVENT,
          INVALID_VALUE,
          INVALID_TIME,
          INVALID_CURRENCY,
          INVALID_REQUEST,
          METHOD_NOT_ALLOWED,
          UNSUPPORTED_MEDIA_TYPE,
          RATE_LIMITED,
          UNAVAILABLE,
          INTERNAL_ERROR -> {}
    }
  }
}
