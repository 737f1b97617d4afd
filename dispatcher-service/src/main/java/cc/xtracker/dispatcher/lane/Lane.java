package cc.xtracker.dispatcher.lane;

import cc.xtracker.dispatcher.delivery.Signal;
import cc.xtracker.dispatcher.destination.LaneLimits;
import cc.xtracker.dispatcher.limit.AdaptiveLimit;
import cc.xtracker.dispatcher.limit.Breaker;
import cc.xtracker.dispatcher.limit.BreakerConfig;
import cc.xtracker.dispatcher.limit.RateShare;
import cc.xtracker.dispatcher.limit.RateWindow;
import cc.xtracker.model.id.Uid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one destination: as many at a time as it takes and a second as it permits. A
 * plain state machine that is told the time; for one thread.
 *
 * <p>A lane that had to put off a fresh dispatch <em>overflows</em>: that person's later ones wait
 * aside, so that none overtakes, until theirs have drained.
 */
final class Lane {
  /** Without a sign of life after so long, the receiver of a request is not merely slow. */
  private static final Duration SILENCE = Duration.ofSeconds(1);

  private final Line line = new Line();
  private final RateWindow rate = new RateWindow();
  private final AdaptiveLimit limit;
  private final Breaker breaker;
  private final Overflow overflow;

  /** The one request that may start while the breaker is open. */
  private @Nullable Ticket probe;

  private int inFlightCount;

  /** When the receiver was last seen alive, or was first asked after it had nothing to answer. */
  private Instant lastSign = Instant.MIN;

  /** Waiting or in flight, and parked before. */
  private int claimedCount;

  /** How many were answered since {@link #room} was last asked: how fast the receiver is. */
  private int answeredCount;

  private Instant heldUntil = Instant.MIN;

  Lane(LaneLimits limits, RateShare share, BreakerConfig breaker, Allowance allowance) {
    this.limit = new AdaptiveLimit(limits.maxInFlight());
    this.breaker = new Breaker(breaker);
    this.overflow = new Overflow(allowance);
    limit(limits, share);
  }

  /** The limits as they are now. */
  void limit(LaneLimits limits, RateShare share) {
    limit.max(limits.maxInFlight());
    Integer perSecond = limits.ratePerSecond();
    rate.limit(perSecond == null ? null : Integer.valueOf(share.of(perSecond)));
  }

  /**
   * @param share how many may wait in this lane at most
   * @return whether it waits; otherwise it is put off
   */
  boolean offer(Ticket ticket, int share, Instant now) {
    if (ticket.probe() && probe == null) {
      probe = ticket;
      return true;
    }
    boolean full = ticket.fresh() && waitingCount() >= share;
    if (ticket.fresh() && overflow.concerns(ticket) && !blocked(now)) {
      overflow.waitAside(ticket, full);
      return true;
    }
    if (blocked(now) || full || ticket.probe()) {
      turnAway(ticket);
      return false;
    }
    claimedCount += ticket.fresh() ? 0 : 1;
    line.join(ticket);
    return true;
  }

  /** Notes that it is put off without asking whether there is room. */
  void turnAway(Ticket ticket) {
    if (ticket.fresh()) {
      overflow.begin(ticket);
    }
  }

  /** Takes out what must not wait any longer; each has to be put off. */
  List<Ticket> sweep(Instant now) {
    List<Ticket> out = new ArrayList<>(0);
    boolean blocked = blocked(now);
    while (line.count() > 0 && (blocked || !line.expiresAt().isAfter(now))) {
      out.addAll(line.expire());
    }
    claimedCount -= Math.toIntExact(out.stream().filter(ticket -> !ticket.fresh()).count());
    out.addAll(overflow.expire(blocked, now));
    out.forEach(this::turnAway);
    if (blocked && overflow.under()) {
      overflow.beginForEverybody();
    }
    return out;
  }

  /** Something may start now. */
  boolean ready(Instant now) {
    if (held(now) || rate.available(now) == 0) {
      return false;
    }
    return probe != null || (!breaker.open() && inFlightCount < limit.count() && line.ready());
  }

  /** Takes the next one; only when {@link #ready}. It holds a place until it is answered. */
  Ticket start(Instant now) {
    Ticket next = probe == null ? line.take() : probe;
    probe = null;
    rate.started(now);
    lastSign = inFlightCount == 0 ? now : lastSign;
    inFlightCount++;
    next.start(now);
    return next;
  }

  /**
   * The place is free, and the person's next may start.
   *
   * @return whether the breaker has opened by this
   */
  boolean answered(Ticket ticket, Signal signal, long latencyMillis, Instant now) {
    boolean full = inFlightCount >= limit.count();
    inFlightCount--;
    answeredCount++;
    if (!ticket.probe()) {
      claimedCount -= ticket.fresh() ? 0 : 1;
      line.answered(ticket);
    }
    return switch (signal) {
      case ALIVE -> {
        limit.answered(ticket.startedAt(), latencyMillis, full, now);
        alive(ticket, now);
        yield false;
      }
      case BUSY -> {
        limit.cut(ticket.startedAt(), now);
        alive(ticket, now);
        yield false;
      }
      case FAILING -> {
        limit.cut(ticket.startedAt(), now);
        yield breaker.failed(now);
      }
      case NONE -> false;
    };
  }

  /** Nothing starts before. */
  void hold(Instant until) {
    heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
  }

  /** Another replica has found the destination failing. */
  void trip() {
    breaker.trip();
  }

  /** The destination is well again: slowly first. What fails without being open goes on so. */
  void recover() {
    if (breaker.open()) {
      limit.restart();
      breaker.close();
    }
  }

  /** One that was put off is durable. */
  void putOff(Ticket ticket) {
    if (ticket.fresh()) {
      overflow.durable(ticket);
    }
  }

  /** Fresh ones of this destination are parked, whoever parked them. */
  void overflow() {
    overflow.beginForEverybody();
  }

  /** See {@link Overflow#reviewMark}; empty while nothing may start anyway. */
  OptionalLong reviewMark(Instant now) {
    OptionalLong mark = overflow.reviewMark();
    return blocked(now) ? OptionalLong.empty() : mark;
  }

  /** See {@link Overflow#reviewed}. */
  void reviewed(long mark, Set<Uid> parked) {
    overflow.reviewed(mark, parked).forEach(line::join);
  }

  /**
   * How many parked ones may be claimed: as many as keep the lane busy until the next time it is
   * asked, doubling while the receiver keeps up, so that a recovery starts slowly.
   */
  int room(Instant now) {
    int keepsBusy = Math.max(limit.count(), 2 * answeredCount);
    answeredCount = 0;
    return blocked(now) ? 0 : Math.max(0, Math.min(keepsBusy, rate.room(now)) - claimedCount);
  }

  /** When time alone changes something; {@link Instant#MAX} while only an answer can. */
  Instant wakeAt(Instant now) {
    Instant wake = later(heldUntil, now);
    wake = earlier(wake, line.expiresAt());
    wake = earlier(wake, overflow.expiresAt());
    boolean starts = probe != null || line.count() > 0;
    return starts ? earlier(wake, rate.nextAt(now)) : wake;
  }

  int waitingCount() {
    return line.count() + overflow.asideCount();
  }

  int inFlightCount() {
    return inFlightCount;
  }

  /** Waiting or in flight, and never parked. */
  int freshCount() {
    return waitingCount() + inFlightCount - claimedCount;
  }

  /** Requests are under way and nothing alive has answered for a while: a time-out is no answer. */
  boolean stalled(Instant now) {
    return inFlightCount > 0 && !lastSign.plus(SILENCE).isAfter(now);
  }

  boolean open() {
    return breaker.open();
  }

  boolean overflowing() {
    return overflow.under();
  }

  Instant failingSince() {
    return breaker.failingSince();
  }

  /** It can be forgotten: a new lane would do the same. */
  boolean idle(Instant now) {
    return waitingCount() == 0
        && probe == null
        && inFlightCount == 0
        && !overflow.under()
        && !held(now)
        && breaker.blank()
        && rate.quiet(now);
  }

  private static Instant later(Instant moment, Instant now) {
    return moment.isAfter(now) ? moment : Instant.MAX;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private boolean blocked(Instant now) {
    return breaker.open() || held(now);
  }

  private boolean held(Instant now) {
    return heldUntil.isAfter(now);
  }

  private void alive(Ticket ticket, Instant now) {
    lastSign = now;
    if (ticket.probe()) {
      recover();
    }
    breaker.alive();
  }
}
