package cc.xtracker.ingress.http;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Reason;
import cc.xtracker.ingress.answer.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a JSON body: bounded in size and time, in no other form. */
@Singleton
final class BodyReader {
  private static final Pattern JSON =
      Pattern.compile(
          "application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-?8\"?\\s*)?;?\\s*",
          Pattern.CASE_INSENSITIVE);

  private final Vertx vertx;
  private final HttpLimits limits;

  BodyReader(Vertx vertx, HttpLimits limits) {
    this.vertx = vertx;
    this.limits = limits;
  }

  Future<Answer> read(HttpServerRequest request, Function<byte[], Future<Answer>> use) {
    Optional<Refusal> refusal = refuseHead(request);
    if (refusal.isPresent()) {
      return Future.succeededFuture(new Answer.Refused(refusal.get()));
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    return new BodyReading(vertx, request, limits)
        .start()
        .compose(
            body ->
                switch (body) {
                  case Decision.Accepted<Buffer>(Buffer read) -> use.apply(read.getBytes());
                  case Decision.Refused<Buffer>(Refusal late) ->
                      Future.succeededFuture(new Answer.Refused(late));
                });
  }

  private Optional<Refusal> refuseHead(HttpServerRequest request) {
    if (!isJson(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      return Optional.of(
          new Refusal(Reason.UNSUPPORTED_MEDIA_TYPE, "send application/json in UTF-8"));
    }
    if (!isPlain(request.getHeader(HttpHeaders.CONTENT_ENCODING))) {
      return Optional.of(
          new Refusal(Reason.UNSUPPORTED_MEDIA_TYPE, "send the body without a content encoding"));
    }
    return isTooLarge(request.getHeader(HttpHeaders.CONTENT_LENGTH))
        ? Optional.of(BodyReading.tooLarge(limits))
        : Optional.empty();
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType == null
        || contentType.equals("application/json")
        || JSON.matcher(contentType).matches();
  }

  private static boolean isPlain(@Nullable String contentEncoding) {
    return contentEncoding == null || contentEncoding.equalsIgnoreCase("identity");
  }

  /** Netty has refused what is not a number. */
  private boolean isTooLarge(@Nullable String contentLength) {
    return contentLength != null
        && Long.parseLong(contentLength) > limits.maxBodySize().asLongValue();
  }
}
