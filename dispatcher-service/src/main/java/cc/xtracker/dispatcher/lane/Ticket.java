package cc.xtracker.dispatcher.lane;

import cc.xtracker.dispatcher.delivery.Dispatch;
import cc.xtracker.dispatcher.delivery.Settled;
import cc.xtracker.model.id.Uid;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One dispatch in a lane. Compared by identity: the same delivery may stand in a lane twice. */
final class Ticket {
  private static final int ASIDE = 2;

  private final Dispatch dispatch;
  private final Instant offeredAt;
  private final Instant expiresAt;
  private final Consumer<Settled> whenSettled;
  private Instant startedAt = Instant.MAX;

  /**
   * @param expiresAt not started by then, it has waited too long
   */
  Ticket(Dispatch dispatch, Instant offeredAt, Instant expiresAt, Consumer<Settled> whenSettled) {
    this.dispatch = dispatch;
    this.offeredAt = offeredAt;
    this.expiresAt = expiresAt;
    this.whenSettled = whenSettled;
  }

  Dispatch dispatch() {
    return dispatch;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  /** How long it waits for what is parked before it: not long, because it holds its offset. */
  Instant asideUntil() {
    return offeredAt.plus(Duration.between(offeredAt, expiresAt).dividedBy(ASIDE));
  }

  void start(Instant now) {
    startedAt = now;
  }

  Instant startedAt() {
    return startedAt;
  }

  /** Whose events stay in order; null when nobody knows. */
  @Nullable Uid person() {
    return dispatch.delivery().uid();
  }

  boolean fresh() {
    return dispatch instanceof Dispatch.Fresh;
  }

  boolean probe() {
    return dispatch instanceof Dispatch.Probe;
  }

  void settle(Settled settled) {
    whenSettled.accept(settled);
  }
}
