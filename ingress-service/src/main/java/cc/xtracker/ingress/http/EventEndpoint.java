package cc.xtracker.ingress.http;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.field.QueryString;
import cc.xtracker.ingress.http.body.BodyReader;
import cc.xtracker.ingress.http.body.JsonBody;
import cc.xtracker.ingress.http.door.Door;
import cc.xtracker.ingress.intake.EventForm;
import cc.xtracker.ingress.intake.EventRules;
import cc.xtracker.ingress.ledger.Candidate;
import cc.xtracker.model.event.Event;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** {@code POST /events} and {@code GET /e}. */
@Singleton
final class EventEndpoint {
  private final Door door;
  private final BodyReader bodies;
  private final EventRules rules;
  private final Appender appender;
  private final Traces traces;
  private final InstantSource clock;

  EventEndpoint(
      Door door,
      BodyReader bodies,
      EventRules rules,
      Appender appender,
      Traces traces,
      InstantSource clock) {
    this.door = door;
    this.bodies = bodies;
    this.rules = rules;
    this.appender = appender;
    this.traces = traces;
    this.clock = clock;
  }

  Future<Answer> post(HttpServerRequest request) {
    EventForm form = EventForm.BODY;
    return door.bearer(
        request,
        space ->
            bodies.object(
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
        request,
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
    return traces.follow(
        request, trace -> appender.append(List.of(Candidate.of(event, trace)), List::getFirst));
  }
}
