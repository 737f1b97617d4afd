package cc.xtracker.ingress.runtime;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.http.Traces;
import cc.xtracker.tracing.Spans;
import cc.xtracker.tracing.Step;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every request with events is a step of a trace: the client's, or one that begins here. */
final class TracedRequests implements Traces {
  private final Spans spans;

  TracedRequests(Spans spans) {
    this.spans = spans;
  }

  @Override
  public Future<Answer> follow(
      HttpServerRequest request, Function<@Nullable String, Future<Answer>> answer) {
    String method = request.method().name();
    Step step =
        spans
            .answer(method + " " + request.path(), Traces.of(request).orElse(null))
            .says("http.request.method", method)
            .says("url.path", request.path());
    return answer.apply(step.here().value()).onComplete(given -> end(step, given));
  }

  private static void end(Step step, AsyncResult<Answer> given) {
    if (given.succeeded()) {
      step.says("xtracker.outcome", given.result().outcome()).end();
    } else {
      step.fail(given.cause().getClass().getSimpleName());
    }
  }
}
