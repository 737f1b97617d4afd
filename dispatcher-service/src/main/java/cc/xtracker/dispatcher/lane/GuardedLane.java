package cc.xtracker.dispatcher.lane;

import cc.xtracker.dispatcher.destination.LaneLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A lane under its lock, counted into the totals of all lanes. */
final class GuardedLane {
  private final Lane lane;
  private final AtomicInteger totalWaitingCount;
  private final AtomicInteger totalInFlightCount;

  /** The earliest alarm that is set and has not gone off. */
  private @Nullable Instant alarm;

  /** It was idle and has left the register: whoever still holds it must look up another one. */
  private boolean forgotten;

  GuardedLane(
      LaneLimits limits, AtomicInteger totalWaitingCount, AtomicInteger totalInFlightCount) {
    this.lane = new Lane(limits);
    this.totalWaitingCount = totalWaitingCount;
    this.totalInFlightCount = totalInFlightCount;
  }

  /** What the lane can be told at a moment, and what it wants done then. */
  interface Move {
    List<Step> of(Lane lane, Instant now);
  }

  /**
   * @return empty when the lane is forgotten and nothing happened
   */
  synchronized Optional<List<Step>> make(Move move, Instant now) {
    if (forgotten) {
      return Optional.empty();
    }
    int waitingBefore = lane.waitingCount();
    int inFlightBefore = lane.inFlightCount();
    List<Step> steps = move.of(lane, now);
    totalWaitingCount.addAndGet(lane.waitingCount() - waitingBefore);
    totalInFlightCount.addAndGet(lane.inFlightCount() - inFlightBefore);
    return Optional.of(steps);
  }

  synchronized <T> T ask(Function<Lane, T> question) {
    return question.apply(lane);
  }

  /** True once, when the lane has become idle. */
  synchronized boolean forgetIfIdle(Instant now) {
    boolean idle = !forgotten && lane.idle(now);
    forgotten |= idle;
    return idle;
  }

  /** The alarm that must be set now, if one must. */
  synchronized Optional<Instant> nextAlarm(Instant now) {
    Instant set = alarm;
    Optional<Instant> next = lane.wakeAt(now).filter(moment -> set == null || moment.isBefore(set));
    next.ifPresent(moment -> alarm = moment);
    return next;
  }

  synchronized void alarmWentOff() {
    alarm = null;
  }
}
