package cc.xtracker.ingress.ledger;

import cc.xtracker.model.id.InboxId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Candidates that are counted together.
 *
 * @param waiting in the order they arrived
 */
record Batch(List<Waiting> waiting) {
  Batch {
    waiting = List.copyOf(waiting);
  }

  /** Each event once, in the order they arrived: of equal ones the first stands for all. */
  List<Candidate> candidates() {
    Map<InboxId, Candidate> firsts = LinkedHashMap.newLinkedHashMap(waiting.size());
    for (Waiting each : waiting) {
      each.candidates().forEach(candidate -> firsts.putIfAbsent(candidate.id(), candidate));
    }
    return List.copyOf(firsts.values());
  }

  /** Of equal ones only the first is new, and the others are held against it. */
  void tellCounted(Counted counted) {
    Set<InboxId> untold = new HashSet<>(counted.newIds());
    Map<InboxId, Fingerprint> standing = new HashMap<>(counted.earlier());
    tell(
        each -> {
          if (!untold.remove(each.id())) {
            return each.contradicts(standing.get(each.id())) ? Verdict.CONFLICT : Verdict.DUPLICATE;
          }
          Fingerprint first = each.fingerprint();
          if (first != null) {
            standing.put(each.id(), first);
          }
          return Verdict.QUEUED;
        });
  }

  void tellUnavailable() {
    tell(each -> Verdict.UNAVAILABLE);
  }

  /** All verdicts of one loop are one task: waking it costs more than an answer. */
  private void tell(Function<Candidate, Verdict> verdict) {
    Map<Executor, List<Runnable>> byLoop = new HashMap<>();
    for (Waiting each : waiting) {
      List<Verdict> told = each.each(verdict);
      byLoop.computeIfAbsent(each.loop(), loop -> new ArrayList<>()).add(() -> each.tell(told));
    }
    byLoop.forEach((loop, tellings) -> loop.execute(() -> tellings.forEach(Runnable::run)));
  }
}
