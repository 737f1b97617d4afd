package cc.xtracker.ingress.http;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Reason;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.http.limit.HttpLimits;
import cc.xtracker.ingress.http.wire.AnswerWriter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses a body that is announced as larger than what we would even throw away, on every path. The
 * last line of Quarkus would close the connection without a word.
 */
@Singleton
final class TooLarge {
  private final HttpLimits limits;
  private final AnswerWriter writer;

  TooLarge(HttpLimits limits, AnswerWriter writer) {
    this.limits = limits;
    this.writer = writer;
  }

  void register(@Observes Router router) {
    router.route().order(TenantRoutes.ORDER - 1).handler(this::look);
  }

  private void look(RoutingContext call) {
    String announced = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    long maxBytes = limits.maxDrainSize().asLongValue();
    // Netty has refused what is not a number.
    if (announced == null || Long.parseLong(announced) <= maxBytes) {
      call.next();
      return;
    }
    Refusal refusal =
        new Refusal(Reason.TOO_LARGE, "the body must be at most " + maxBytes + " bytes");
    writer.write(call.request(), new Answer.Refused(refusal));
  }
}
