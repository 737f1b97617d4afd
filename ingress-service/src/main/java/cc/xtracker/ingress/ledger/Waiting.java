package cc.xtracker.ingress.ledger;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The candidates of one request, which are counted in one transaction or not at all, and whoever
 * waits for their verdicts.
 *
 * @param candidates in the order they were reported, at least one
 * @param loop where the verdicts are told
 * @param listener hears one verdict for each candidate, in the same order
 */
public record Waiting(List<Candidate> candidates, Executor loop, Consumer<List<Verdict>> listener) {
  public Waiting {
    candidates = List.copyOf(candidates);
  }

  /** A request of one event. */
  public Waiting(Candidate candidate, Executor loop, Consumer<Verdict> listener) {
    this(List.of(candidate), loop, verdicts -> listener.accept(verdicts.getFirst()));
  }

  int size() {
    return candidates.size();
  }

  /** One verdict for each candidate, asked for in their order. */
  List<Verdict> each(Function<Candidate, Verdict> verdict) {
    return candidates.stream().map(verdict).toList();
  }

  void tell(List<Verdict> verdicts) {
    listener.accept(verdicts);
  }
}
