package cc.xtracker.dispatcher.retention;

import cc.xtracker.dispatcher.log.LogProjection;
import cc.xtracker.model.delivery.DeliveryOutcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntConsumer;

/** Lets only those outcomes into the log for which it has a day, and counts the others. */
public final class KeptOutcomes implements LogProjection {
  private final LogProjection log;
  private final Retention retention;
  private final InstantSource clock;
  private final IntConsumer skipped;

  /**
   * @param skipped hears how many had no day, after the others are written
   */
  public KeptOutcomes(
      LogProjection log, Retention retention, InstantSource clock, IntConsumer skipped) {
    this.log = log;
    this.retention = retention;
    this.clock = clock;
    this.skipped = skipped;
  }

  @Override
  public void apply(List<DeliveryOutcome> outcomes) {
    Instant now = clock.instant();
    List<DeliveryOutcome> kept = outcomes.stream().filter(outcome -> kept(outcome, now)).toList();
    if (!kept.isEmpty()) {
      log.apply(kept);
    }
    if (kept.size() < outcomes.size()) {
      skipped.accept(outcomes.size() - kept.size());
    }
  }

  private boolean kept(DeliveryOutcome outcome, Instant now) {
    return retention.keeps(Instant.ofEpochMilli(outcome.delivery().receivedAtMillis()), now);
  }
}
