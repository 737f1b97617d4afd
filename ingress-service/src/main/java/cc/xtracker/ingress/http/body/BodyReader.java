package cc.xtracker.ingress.http.body;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Reason;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.http.limit.HttpLimits;
import cc.xtracker.ingress.http.limit.InFlight;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a body in a form that the call takes: bounded in size and time, looked at head first. */
@Singleton
public final class BodyReader {
  private final Vertx vertx;
  private final HttpLimits limits;
  private final InFlight inFlight;

  BodyReader(Vertx vertx, HttpLimits limits, InFlight inFlight) {
    this.vertx = vertx;
    this.limits = limits;
    this.inFlight = inFlight;
  }

  /** One JSON object, plain. */
  public Future<Answer> object(HttpServerRequest request, Function<byte[], Future<Answer>> use) {
    if (!MediaType.isJson(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      return unsupported("send application/json in UTF-8");
    }
    if (!isPlain(request.getHeader(HttpHeaders.CONTENT_ENCODING))) {
      return unsupported("send the body without a content encoding");
    }
    return read(request, limits.maxBodySize().asLongValue(), body -> use.apply(body.getBytes()));
  }

  /** A batch, as it was sent: to inflate it is not the event loop's. */
  public Future<Answer> batch(
      HttpServerRequest request, BiFunction<BatchForm, Buffer, Future<Answer>> use) {
    String contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
    boolean lines = MediaType.isLines(contentType);
    if (!lines && !MediaType.isJson(contentType)) {
      return unsupported("send application/json or application/x-ndjson in UTF-8");
    }
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    boolean gzipped = "gzip".equalsIgnoreCase(encoding);
    if (!gzipped && !isPlain(encoding)) {
      return unsupported("send the body with gzip or without a content encoding");
    }
    BatchForm form =
        new BatchForm(lines ? BatchForm.Layout.LINES : BatchForm.Layout.ARRAY, gzipped);
    return read(request, limits.maxBatchSize().asLongValue(), body -> use.apply(form, body));
  }

  private Future<Answer> read(
      HttpServerRequest request, long maxBytes, Function<Buffer, Future<Answer>> use) {
    BodyReading reading = new BodyReading(vertx, request, maxBytes, limits.bodyTimeout(), inFlight);
    if (isTooLarge(request.getHeader(HttpHeaders.CONTENT_LENGTH), maxBytes)) {
      return refused(reading.tooLarge());
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    return reading
        .start()
        .compose(
            body ->
                switch (body) {
                  case Decision.Accepted<Buffer>(Buffer read) -> use.apply(read);
                  case Decision.Refused<Buffer>(Refusal late) -> refused(late);
                })
        .onComplete(answered -> reading.release());
  }

  private static boolean isPlain(@Nullable String contentEncoding) {
    return contentEncoding == null || contentEncoding.equalsIgnoreCase("identity");
  }

  /** Netty has refused what is not a number. */
  private static boolean isTooLarge(@Nullable String contentLength, long maxBytes) {
    return contentLength != null && Long.parseLong(contentLength) > maxBytes;
  }

  private static Future<Answer> unsupported(String error) {
    return refused(new Refusal(Reason.UNSUPPORTED_MEDIA_TYPE, error));
  }

  private static Future<Answer> refused(Refusal refusal) {
    return Future.succeededFuture(new Answer.Refused(refusal));
  }
}
