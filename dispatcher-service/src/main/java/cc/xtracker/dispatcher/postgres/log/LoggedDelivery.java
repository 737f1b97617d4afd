package cc.xtracker.dispatcher.postgres.log;

import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryOutcome;
import cc.xtracker.model.delivery.NextAttempt;
import cc.xtracker.model.id.EventId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one batch says of one delivery: a statement may touch a row once only.
 *
 * @param outcomes at least one, each once, in the order of their attempts
 */
record LoggedDelivery(List<DeliveryOutcome> outcomes) {
  private static final Comparator<DeliveryOutcome> PROGRESS =
      Comparator.<DeliveryOutcome>comparingInt(outcome -> outcome.attempt().number())
          .thenComparingLong(outcome -> outcome.attempt().atMillis());

  /** In the order of the ids, in which every replica locks the rows. */
  static List<LoggedDelivery> of(List<DeliveryOutcome> outcomes) {
    Map<String, LoggedDelivery> deliveries = new TreeMap<>();
    for (DeliveryOutcome outcome : outcomes) {
      deliveries.merge(
          outcome.delivery().eventId().value(),
          new LoggedDelivery(List.of(outcome)),
          LoggedDelivery::and);
    }
    return List.copyOf(deliveries.values());
  }

  private LoggedDelivery and(LoggedDelivery more) {
    List<DeliveryOutcome> both = new ArrayList<>(outcomes);
    both.addAll(more.outcomes);
    return new LoggedDelivery(both.stream().distinct().sorted(PROGRESS).toList());
  }

  DeliveryOutcome latest() {
    return outcomes.getLast();
  }

  /** The first and the latest of the others. */
  List<DeliveryOutcome> atMost(int bound) {
    if (outcomes.size() <= bound) {
      return outcomes;
    }
    List<DeliveryOutcome> kept = new ArrayList<>();
    kept.add(outcomes.getFirst());
    kept.addAll(outcomes.subList(outcomes.size() - bound + 1, outcomes.size()));
    return kept;
  }

  Delivery delivery() {
    return latest().delivery();
  }

  EventId id() {
    return delivery().eventId();
  }

  /** Epoch milliseconds; null when none is due. */
  @Nullable Long nextAttemptAtMillis() {
    NextAttempt next = latest().next();
    return next == null ? null : next.atMillis();
  }
}
