package cc.xtracker.ingress.http;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.field.QueryString;
import cc.xtracker.ingress.intake.EventForm;
import cc.xtracker.ingress.intake.EventRules;
import cc.xtracker.ingress.ledger.Candidate;
import cc.xtracker.ingress.ledger.GroupCommit;
import cc.xtracker.ingress.ledger.Verdict;
import cc.xtracker.ingress.ledger.Waiting;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.id.InboxId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** {@code POST /events} and {@code GET /e}. */
@Singleton
final class EventEndpoint {
  private static final Answer UNAVAILABLE =
      new Answer.Refused(
          Refusal.unavailable("events cannot be kept now; nothing was recorded, try again"));

  private final Door door;
  private final BodyReader bodies;
  private final EventRules rules;
  private final GroupCommit commit;
  private final InstantSource clock;

  EventEndpoint(
      Door door, BodyReader bodies, EventRules rules, GroupCommit commit, InstantSource clock) {
    this.door = door;
    this.bodies = bodies;
    this.rules = rules;
    this.commit = commit;
    this.clock = clock;
  }

  Future<Answer> post(HttpServerRequest request) {
    EventForm form = EventForm.BODY;
    return door.bearer(
        request,
        space ->
            bodies.read(
                request,
                body ->
                    append(
                        request,
                        JsonBody.fields(body, form.fields())
                            .then(fields -> rules.decide(form, space, fields, clock.millis())))));
  }

  Future<Answer> get(HttpServerRequest request) {
    EventForm form = EventForm.QUERY;
    QueryString query = QueryString.ofRequest(request.query());
    return door.token(
        query,
        space ->
            append(
                request,
                query
                    .fields(form.fields())
                    .then(fields -> rules.decide(form, space, fields, clock.millis()))));
  }

  private Future<Answer> append(HttpServerRequest request, Decision<Event> decision) {
    return switch (decision) {
      case Decision.Accepted<Event>(Event event) -> append(request, event);
      case Decision.Refused<Event>(Refusal refusal) ->
          Future.succeededFuture(new Answer.Refused(refusal));
    };
  }

  private Future<Answer> append(HttpServerRequest request, Event event) {
    Promise<Answer> answer = Promise.promise();
    ContextInternal context = (ContextInternal) Vertx.currentContext();
    commit.append(
        new Waiting(
            Candidate.of(event, Traceparent.of(request)),
            context.nettyEventLoop(),
            verdict -> answer.complete(answer(verdict, event.inboxId()))));
    return answer.future();
  }

  private static Answer answer(Verdict verdict, InboxId inboxId) {
    return switch (verdict) {
      case QUEUED -> new Answer.Queued(inboxId);
      case DUPLICATE -> new Answer.Duplicate(inboxId);
      case UNAVAILABLE -> UNAVAILABLE;
    };
  }
}
