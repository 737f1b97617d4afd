package cc.xtracker.dispatcher.lane;

import static java.util.Objects.requireNonNull;

import cc.xtracker.dispatcher.delivery.Signal;
import cc.xtracker.dispatcher.destination.LaneLimits;
import cc.xtracker.model.id.Uid;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one destination: as many at a time as it takes and a second as it permits, first
 * attempts before retries, one person's in order. A plain state machine that is told the time; for
 * one thread.
 *
 * <p>A lane that had to put off a fresh dispatch <em>overflows</em>: later ones wait aside, so that
 * none overtakes, until what is parked has drained; for a short while only, and then they are put
 * off as well.
 */
final class Lane {
  /** All that wait for their start, oldest first, which is also the order in which they expire. */
  private final SequencedSet<Ticket> waiting = new LinkedHashSet<>();

  /** Those of {@link #waiting} whose person has nothing before them. */
  private final SequencedSet<Ticket> readyFirsts = new LinkedHashSet<>();

  private final SequencedSet<Ticket> readyRetries = new LinkedHashSet<>();

  /** For each person who is ready or under way, those of {@link #waiting} who stand behind. */
  private final Map<Uid, Deque<Ticket>> lines = new HashMap<>();

  /** Fresh ones that came while the lane overflows, in their order. */
  private final Deque<Ticket> aside = new ArrayDeque<>();

  private final RateWindow rate = new RateWindow();
  private final AdaptiveLimit limit;
  private final Breaker breaker;

  /** The one request that may start while the breaker is open. */
  private @Nullable Ticket probe;

  private int inFlightCount;

  /** How many were answered since {@link #room} was last asked: how fast the receiver is. */
  private int answeredCount;

  private Instant heldUntil = Instant.MIN;
  private boolean overflowing;

  /** There is no room for all of {@link #aside}, and the last of them must not be parked first. */
  private boolean crowded;

  /** Fresh dispatches put off so far, and those of them whose rows are not durable yet. */
  private long putOffCount;

  private long parkingCount;

  Lane(LaneLimits limits, RateShare share, BreakerConfig breaker) {
    this.limit = new AdaptiveLimit(limits.maxInFlight());
    this.breaker = new Breaker(breaker);
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
    if (ticket.fresh() && overflowing && !blocked(now)) {
      aside.addLast(ticket);
      crowded |= full;
      return true;
    }
    if (blocked(now) || full || ticket.probe()) {
      turnAway(ticket);
      return false;
    }
    waiting.add(ticket);
    lineUp(ticket);
    return true;
  }

  /** Notes that it is put off without asking whether there is room. */
  void turnAway(Ticket ticket) {
    if (ticket.fresh()) {
      overflowing = true;
      putOffCount++;
      parkingCount++;
    }
  }

  /** Takes out what must not wait any longer; each has to be put off. */
  List<Ticket> sweep(Instant now) {
    List<Ticket> out = new ArrayList<>(0);
    boolean blocked = blocked(now);
    while (!waiting.isEmpty() && (blocked || expired(waiting.getFirst(), now))) {
      expire(waiting.getFirst(), out);
    }
    while (!aside.isEmpty()
        && (blocked || crowded || !aside.getFirst().asideUntil().isAfter(now))) {
      out.add(aside.removeFirst());
    }
    crowded = false;
    out.forEach(this::turnAway);
    return out;
  }

  /** Something may start now. */
  boolean ready(Instant now) {
    if (held(now) || rate.available(now) == 0) {
      return false;
    }
    return probe != null
        || (!breaker.open()
            && inFlightCount < limit.count()
            && !(readyFirsts.isEmpty() && readyRetries.isEmpty()));
  }

  /** Takes the next one; only when {@link #ready}. It holds a place until it is answered. */
  Ticket start(Instant now) {
    Ticket next = probe;
    if (next == null) {
      next = readyFirsts.isEmpty() ? readyRetries.removeFirst() : readyFirsts.removeFirst();
      waiting.remove(next);
    }
    probe = null;
    rate.started(now);
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
      stepForward(ticket);
    }
    return switch (signal) {
      case ALIVE -> {
        limit.answered(ticket.startedAt(), latencyMillis, full, now);
        alive(ticket);
        yield false;
      }
      case BUSY -> {
        limit.cut(ticket.startedAt(), now);
        alive(ticket);
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
      parkingCount--;
    }
  }

  /** Fresh ones of this destination are parked, whoever parked them. */
  void overflow() {
    overflowing = true;
  }

  /**
   * To be asked for before looking whether fresh ones are parked; empty when looking is of no use,
   * because some are on their way.
   */
  OptionalLong drainMark() {
    return overflowing && parkingCount == 0 ? OptionalLong.of(putOffCount) : OptionalLong.empty();
  }

  /** No fresh one was parked when the mark was taken. Ends the overflow unless one was since. */
  void drained(long mark) {
    if (putOffCount == mark) {
      overflowing = false;
      for (Ticket ticket : aside) {
        waiting.add(ticket);
        lineUp(ticket);
      }
      aside.clear();
    }
  }

  /**
   * How many parked ones may be claimed: as many as keep the lane busy until the next time it is
   * asked, doubling while the receiver keeps up, so that a recovery starts slowly.
   */
  int room(Instant now) {
    int keepsBusy = Math.max(limit.count(), 2 * answeredCount);
    answeredCount = 0;
    int free = Math.min(keepsBusy - inFlightCount, rate.available(now)) - waiting.size();
    return blocked(now) ? 0 : Math.max(0, free);
  }

  /** When time alone changes something; {@link Instant#MAX} while only an answer can. */
  Instant wakeAt(Instant now) {
    Instant wake = later(heldUntil, now);
    if (!waiting.isEmpty()) {
      wake = earlier(wake, waiting.getFirst().expiresAt());
    }
    if (!aside.isEmpty()) {
      wake = earlier(wake, aside.getFirst().asideUntil());
    }
    boolean starts = probe != null || !waiting.isEmpty();
    return starts ? earlier(wake, rate.nextAt(now)) : wake;
  }

  int waitingCount() {
    return waiting.size() + aside.size();
  }

  int inFlightCount() {
    return inFlightCount;
  }

  boolean open() {
    return breaker.open();
  }

  Instant failingSince() {
    return breaker.failingSince();
  }

  /** It can be forgotten: a new lane would do the same. */
  boolean idle(Instant now) {
    return waiting.isEmpty()
        && probe == null
        && inFlightCount == 0
        && parkingCount == 0
        && !overflowing
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

  private static boolean expired(Ticket ticket, Instant now) {
    return !ticket.expiresAt().isAfter(now);
  }

  private void alive(Ticket ticket) {
    if (ticket.probe()) {
      recover();
    } else {
      breaker.alive();
    }
  }

  private SequencedSet<Ticket> ready(Ticket ticket) {
    return ticket.dispatch().first() ? readyFirsts : readyRetries;
  }

  private void lineUp(Ticket ticket) {
    Uid person = ticket.person();
    Deque<Ticket> line = person == null ? null : lines.get(person);
    if (line != null) {
      line.addLast(ticket);
      return;
    }
    if (person != null) {
      lines.put(person, new ArrayDeque<>(1));
    }
    ready(ticket).add(ticket);
  }

  private void stepForward(Ticket ticket) {
    Uid person = ticket.person();
    Deque<Ticket> line = person == null ? null : lines.get(person);
    if (person == null || line == null) {
      return;
    }
    if (line.isEmpty()) {
      lines.remove(person);
    } else {
      Ticket next = line.removeFirst();
      ready(next).add(next);
    }
  }

  /** With everything that stands behind it: a later event of a person never overtakes. */
  private void expire(Ticket ticket, List<Ticket> out) {
    Uid person = ticket.person();
    Deque<Ticket> behind;
    if (ready(ticket).remove(ticket)) {
      waiting.remove(ticket);
      out.add(ticket);
      behind = person == null ? null : lines.remove(person);
    } else {
      behind = lines.put(requireNonNull(person), new ArrayDeque<>(1));
    }
    if (behind != null) {
      behind.forEach(waiting::remove);
      out.addAll(behind);
    }
  }
}
