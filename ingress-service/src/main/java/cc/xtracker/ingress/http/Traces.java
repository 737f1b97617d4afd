package cc.xtracker.ingress.http;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.TraceParent;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The trace that events go on in. */
@FunctionalInterface
public interface Traces {
  /** The events go on in the trace of their request, if it has one. */
  Traces PASSED_ON = (request, answer) -> answer.apply(valueOf(request));

  /**
   * @param answer given the {@code traceparent} for what the request causes; null if there is none
   */
  Future<Answer> follow(
      HttpServerRequest request, Function<@Nullable String, Future<Answer>> answer);

  /** Empty if there is none, or none that is valid. */
  static Optional<TraceParent> of(HttpServerRequest request) {
    return TraceParent.read(request.getHeader(CloudEventHeaders.TRACEPARENT));
  }

  private static @Nullable String valueOf(HttpServerRequest request) {
    return of(request).map(TraceParent::value).orElse(null);
  }
}
