package cc.xtracker.ingress.http;

import cc.xtracker.ingress.answer.Answer;
import cc.xtracker.ingress.answer.Refusal;
import cc.xtracker.ingress.ledger.Candidate;
import cc.xtracker.ingress.ledger.GroupCommit;
import cc.xtracker.ingress.ledger.Verdict;
import cc.xtracker.ingress.ledger.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Has the candidates of one request counted, and turns their verdicts into answers. */
@Singleton
final class Appender {
  private static final Answer UNAVAILABLE =
      new Answer.Refused(
          Refusal.unavailable("events cannot be kept now; nothing was recorded, try again"));

  private final GroupCommit commit;

  Appender(GroupCommit commit) {
    this.commit = commit;
  }

  /**
   * @param candidates counted in one transaction, or none of them
   * @param whole makes one answer of one for each candidate, in the same order
   */
  Future<Answer> append(List<Candidate> candidates, Function<List<Answer>, Answer> whole) {
    Promise<Answer> answer = Promise.promise();
    ContextInternal context = (ContextInternal) Vertx.currentContext();
    commit.append(
        new Waiting(
            candidates,
            context.nettyEventLoop(),
            verdicts -> answer.complete(answer(candidates, verdicts, whole))));
    return answer.future();
  }

  private static Answer answer(
      List<Candidate> candidates, List<Verdict> verdicts, Function<List<Answer>, Answer> whole) {
    if (verdicts.contains(Verdict.UNAVAILABLE)) {
      return UNAVAILABLE;
    }
    List<Answer> answers = new ArrayList<>(verdicts.size());
    for (int i = 0; i < verdicts.size(); i++) {
      answers.add(answer(candidates.get(i), verdicts.get(i)));
    }
    return whole.apply(answers);
  }

  private static Answer answer(Candidate candidate, Verdict verdict) {
    return switch (verdict) {
      case QUEUED -> new Answer.Queued(candidate.id());
      case DUPLICATE -> new Answer.Duplicate(candidate.id());
      case CONFLICT -> new Answer.Conflicting(candidate.id());
      case UNAVAILABLE -> UNAVAILABLE;
    };
  }
}
