package cc.xtracker.ingress.http;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Decision;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.http.body.BodyReader;
import cc.xtracker.ingress.http.door.Door;
import cc.xtracker.ingress.http.limit.HttpLimits;
import cc.xtracker.ingress.ledger.Candidate;
import cc.xtracker.ingress.ledger.GroupCommit;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** {@code POST /events/batch}. */
@Singleton
final class BatchEndpoint {
  private final Door door;
  private final BodyReader bodies;
  private final BatchDecoder decoder;
  private final Appender appender;
  private final Traces traces;

  /**
   * @throws IllegalStateException if a batch that is allowed could never be counted
   */
  BatchEndpoint(
      Door door,
      BodyReader bodies,
      BatchDecoder decoder,
      Appender appender,
      Traces traces,
      HttpLimits limits,
      GroupCommit commit) {
    this.door = door;
    this.bodies = bodies;
    this.decoder = decoder;
    this.appender = appender;
    this.traces = traces;
    if (limits.maxBatchEvents() > commit.largestRequest()) {
      throw new IllegalStateException(
          "xtracker.http.max-batch-events must be at most xtracker.intake.max-batch,"
              + " and three quarters of xtracker.intake.queue-capacity");
    }
  }

  Future<Answer> post(HttpServerRequest request) {
    return door.bearerOfMany(
        request,
        caller ->
            bodies.batch(
                request,
                (form, body) ->
                    traces.follow(
                        request,
                        trace ->
                            decoder
                                .decode(new Report(caller, form, body, trace))
                                .compose(this::append))));
  }

  private Future<Answer> append(Decision<List<Decision<Candidate>>> decoded) {
    return switch (decoded) {
      case Decision.Accepted<List<Decision<Candidate>>>(List<Decision<Candidate>> items) ->
          append(items);
      case Decision.Refused<List<Decision<Candidate>>>(Refusal refusal) ->
          Future.succeededFuture(new Answer.Refused(refusal));
    };
  }

  private Future<Answer> append(List<Decision<Candidate>> items) {
    List<Candidate> valid = new ArrayList<>(items.size());
    for (Decision<Candidate> item : items) {
      if (item instanceof Decision.Accepted<Candidate>(Candidate candidate)) {
        valid.add(candidate);
      }
    }
    return valid.isEmpty()
        ? Future.succeededFuture(itemised(items, List.of()))
        : appender.append(valid, counted -> itemised(items, counted));
  }

  private static Answer itemised(List<Decision<Candidate>> items, List<Answer> counted) {
    Iterator<Answer> next = counted.iterator();
    List<Answer> answers = new ArrayList<>(items.size());
    for (Decision<Candidate> item : items) {
      answers.add(
          switch (item) {
            case Decision.Accepted<Candidate> accepted -> next.next();
            case Decision.Refused<Candidate>(Refusal refusal) -> new Answer.Refused(refusal);
          });
    }
    return new Answer.Itemised(answers);
  }
}
