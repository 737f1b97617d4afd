package cc.xtracker.ingress.http;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.field.Fields;
import cc.xtracker.ingress.field.QueryString;
import cc.xtracker.ingress.http.body.BodyReader;
import cc.xtracker.ingress.http.body.JsonBody;
import cc.xtracker.ingress.http.door.Door;
import cc.xtracker.ingress.people.BindForm;
import cc.xtracker.ingress.people.BindRules;
import cc.xtracker.ingress.people.ClickRules;
import cc.xtracker.ingress.people.PeopleDirectory;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.internal.BindAnswer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code POST /bind}, {@code GET /bind} and {@code POST /clicks}. */
@Singleton
final class PeopleEndpoint {
  private static final Logger LOG = Logger.getLogger(PeopleEndpoint.class);
  private static final Answer UNAVAILABLE =
      new Answer.Refused(
          Refusal.unavailable("clicks and binds cannot be kept now; try again, it is safe"));

  private final Door door;
  private final BodyReader bodies;
  private final PeopleDirectory people;

  PeopleEndpoint(Door door, BodyReader bodies, PeopleDirectory people) {
    this.door = door;
    this.bodies = bodies;
    this.people = people;
  }

  Future<Answer> postBind(HttpServerRequest request) {
    BindForm form = BindForm.BODY;
    return door.bearer(
        request,
        space ->
            bodies.object(
                request, body -> bind(space, form, JsonBody.fields(body, form.fields()))));
  }

  Future<Answer> getBind(HttpServerRequest request) {
    BindForm form = BindForm.QUERY;
    QueryString query = QueryString.ofRequest(request.query());
    return door.token(request, query, space -> bind(space, form, query.fields(form.fields())));
  }

  Future<Answer> postClick(HttpServerRequest request) {
    return door.bearer(
        request,
        space ->
            bodies.object(
                request,
                body ->
                    ask(
                        clickFields(body)
                            .then(fields -> ClickRules.decide(fields, idempotencyKey(request))),
                        click -> people.click(space, click),
                        Answer.Clicked::new)));
  }

  private Future<Answer> bind(SpaceId space, BindForm form, Decision<Fields> decoded) {
    return ask(
        decoded.then(fields -> BindRules.decide(form, fields)),
        bind -> people.bind(space, bind),
        PeopleEndpoint::answer);
  }

  private static <Q, A> Future<Answer> ask(
      Decision<Q> decision, Function<Q, CompletionStage<A>> call, Function<A, Answer> answer) {
    return switch (decision) {
      case Decision.Accepted<Q>(Q question) ->
          Future.fromCompletionStage(call.apply(question), Vertx.currentContext())
              .map(answer)
              .otherwise(PeopleEndpoint::unavailable);
      case Decision.Refused<Q>(Refusal refusal) ->
          Future.succeededFuture(new Answer.Refused(refusal));
    };
  }

  private static Answer unavailable(Throwable failure) {
    LOG.debug("binding-service did not answer", failure);
    return UNAVAILABLE;
  }

  private static Answer answer(BindAnswer bind) {
    return switch (bind.status()) {
      case BOUND, ALREADY_BOUND -> new Answer.Bound(bind.matched());
      case CONFLICT -> new Answer.Conflict(bind.matched());
    };
  }

  /** A click may know nothing, so a body may say nothing. */
  private static Decision<Fields> clickFields(byte[] body) {
    return body.length == 0
        ? new Decision.Accepted<>(Fields.NONE)
        : JsonBody.fields(body, ClickRules.FIELDS);
  }

  private static @Nullable String idempotencyKey(HttpServerRequest request) {
    return request.getHeader("Idempotency-Key");
  }
}
