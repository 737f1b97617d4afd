package cc.xtracker.ingress.ledger;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A candidate and whoever waits for its verdict.
 *
 * @param loop where the verdict is told
 */
public record Waiting(Candidate candidate, Executor loop, Consumer<Verdict> listener) {

  void tell(Verdict verdict) {
    listener.accept(verdict);
  }
}
