package cc.xtracker.ingress.http;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Reason;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.http.body.HttpLimits;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;

/** Puts an answer on the wire. */
@Singleton
final class AnswerWriter {
  private final Vertx vertx;
  private final HttpLimits limits;

  AnswerWriter(Vertx vertx, HttpLimits limits) {
    this.vertx = vertx;
    this.limits = limits;
  }

  void write(HttpServerRequest request, Answer answer) {
    HttpServerResponse response = request.response();
    if (response.closed()) {
      return;
    }
    response.setStatusCode(AnswerJson.status(answer));
    headers(response.headers(), request.method(), answer);
    Buffer body = AnswerJson.body(answer, request.method());
    if (request.isEnded()) {
      // An HTTP/2 request that was read to its end refuses to be resumed.
      response.end(body);
    } else if (!hasBody(request)) {
      // Quarkus pauses every request; one that is answered must not stay so.
      request.resume();
      response.end(body);
    } else {
      new Drain(vertx, request, limits).answerWith(body);
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
    if (answer instanceof Answer.Refused(Refusal(Reason reason, String error))) {
      refusalHeaders(headers, reason);
    }
  }

  private static void refusalHeaders(MultiMap headers, Reason reason) {
    switch (reason) {
      case UNAUTHORIZED -> headers.set("WWW-Authenticate", "Bearer");
      case UNAVAILABLE -> headers.set(HttpHeaders.RETRY_AFTER, "1");
      case TOO_LARGE, REQUEST_TIMEOUT -> headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      case INVALID_EVENT,
          INVALID_VALUE,
          INVALID_TIME,
          INVALID_CURRENCY,
          INVALID_REQUEST,
          METHOD_NOT_ALLOWED,
          UNSUPPORTED_MEDIA_TYPE,
          INTERNAL_ERROR -> {}
    }
  }
}
