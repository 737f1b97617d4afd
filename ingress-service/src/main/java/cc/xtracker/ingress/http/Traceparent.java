package cc.xtracker.ingress.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code traceparent} of a request, version 00 of W3C Trace Context. */
final class Traceparent {
  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private Traceparent() {}

  /**
   * @return null if there is none, or none that is valid: it is dropped, as the standard says
   */
  static @Nullable String of(HttpServerRequest request) {
    String header = request.getHeader("traceparent");
    return header != null && FORM.matcher(header).matches() ? header : null;
  }
}
