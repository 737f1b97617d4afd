package cc.xtracker.ingress.http;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Endpoint;
import cc.xtracker.ingress.answer.Reason;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.answer.Tally;
import cc.xtracker.ingress.http.limit.InFlight;
import cc.xtracker.ingress.http.wire.AnswerWriter;
import cc.xtracker.model.topic.TraceParent;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** The paths of the tenant surface. */
@Singleton
final class TenantRoutes {
  private static final Logger LOG = Logger.getLogger(TenantRoutes.class);

  /**
   * Before all of Quarkus' own: what they do for the operator surface, such as looking for an
   * identity, would cost each event as much as its credential.
   */
  static final int ORDER = -1_000;

  private static final Answer UNREADABLE_PATH =
      new Answer.Refused(Refusal.invalidRequest("the path is not percent-encoded UTF-8"));

  private static final Answer BUSY =
      new Answer.Refused(
          Refusal.unavailable("too many requests are being answered; nothing was recorded"));

  private final EventEndpoint events;
  private final BatchEndpoint batches;
  private final PeopleEndpoint people;
  private final InFlight inFlight;
  private final AnswerWriter writer;
  private final Tally tally;

  TenantRoutes(
      EventEndpoint events,
      BatchEndpoint batches,
      PeopleEndpoint people,
      InFlight inFlight,
      AnswerWriter writer,
      Tally tally) {
    this.events = events;
    this.batches = batches;
    this.people = people;
    this.inFlight = inFlight;
    this.writer = writer;
    this.tally = tally;
  }

  void register(@Observes Router router) {
    serve(router, HttpMethod.POST, "/events", Endpoint.POST_EVENTS, events::post);
    serve(router, HttpMethod.POST, "/events/batch", Endpoint.POST_EVENTS_BATCH, batches::post);
    serve(router, HttpMethod.GET, "/e", Endpoint.GET_E, events::get);
    serve(router, HttpMethod.HEAD, "/e", Endpoint.GET_E, TenantRoutes::present);
    serve(router, HttpMethod.POST, "/bind", Endpoint.POST_BIND, people::postBind);
    serve(router, HttpMethod.GET, "/bind", Endpoint.GET_BIND, people::getBind);
    serve(router, HttpMethod.HEAD, "/bind", Endpoint.GET_BIND, TenantRoutes::present);
    serve(router, HttpMethod.POST, "/clicks", Endpoint.POST_CLICKS, people::postClick);
    refuse(router, "/events", Endpoint.POST_EVENTS, "POST");
    refuse(router, "/events/batch", Endpoint.POST_EVENTS_BATCH, "POST");
    refuse(router, "/e", Endpoint.GET_E, "GET, HEAD");
    refuse(router, "/bind", Endpoint.GET_BIND, "GET, HEAD, POST");
    refuse(router, "/clicks", Endpoint.POST_CLICKS, "POST");
    router.errorHandler(400, it -> writer.write(it.request(), UNREADABLE_PATH));
  }

  private void serve(
      Router router,
      HttpMethod method,
      String path,
      Endpoint endpoint,
      Function<HttpServerRequest, Future<Answer>> call) {
    router.route(method, path).order(ORDER).handler(it -> serve(it.request(), endpoint, call));
  }

  /** All other methods. */
  private void refuse(Router router, String path, Endpoint endpoint, String allowed) {
    router.route(path).order(ORDER).handler(it -> refuse(it.request(), endpoint, allowed));
  }

  private void serve(
      HttpServerRequest request,
      Endpoint endpoint,
      Function<HttpServerRequest, Future<Answer>> call) {
    if (!inFlight.enter()) {
      answer(request, endpoint, BUSY);
      return;
    }
    Future.succeededFuture(request)
        .compose(call)
        .otherwise(bug -> defect(request, bug))
        .compose(answer -> answer(request, endpoint, answer))
        .onComplete(written -> inFlight.leave());
  }

  private void refuse(HttpServerRequest request, Endpoint endpoint, String allowed) {
    request.response().putHeader(HttpHeaders.ALLOW, allowed);
    Refusal refusal = new Refusal(Reason.METHOD_NOT_ALLOWED, "this path takes " + allowed);
    answer(request, endpoint, new Answer.Refused(refusal));
  }

  private Future<Void> answer(HttpServerRequest request, Endpoint endpoint, Answer answer) {
    tally.count(endpoint, answer);
    return writer.write(request, answer);
  }

  private static Future<Answer> present(HttpServerRequest request) {
    return Future.succeededFuture(new Answer.Present());
  }

  private static Answer defect(HttpServerRequest request, Throwable bug) {
    String trace = Traces.of(request).map(TraceParent::traceId).orElse("none");
    LOG.errorf(bug, "request failed trace=%s", trace);
    return new Answer.Refused(new Refusal(Reason.INTERNAL_ERROR, "a defect of ours; it is logged"));
  }
}
