package cc.xtracker.ingress.http;

import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.TraceParent;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** The {@link TraceParent} of a request. */
final class Traceparent {
  private Traceparent() {}

  /**
   * @return null if there is none, or none that is valid
   */
  static @Nullable String of(HttpServerRequest request) {
    return TraceParent.read(request.getHeader(CloudEventHeaders.TRACEPARENT))
        .map(TraceParent::value)
        .orElse(null);
  }
}
