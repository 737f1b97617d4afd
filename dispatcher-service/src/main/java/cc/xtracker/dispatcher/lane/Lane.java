package cc.xtracker.dispatcher.lane;

import static java.util.Objects.requireNonNull;

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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one destination: at most so many at a time and a second, first attempts before
 * retries, one person's in order. A plain state machine that is told the time; not thread-safe.
 *
 * <p>A lane that had to put off a fresh dispatch <em>overflows</em>: later ones are put off as
 * well, so that none overtakes, until what is parked has drained.
 */
final class Lane {
  /** All that wait for their start, oldest first, which is also the order in which they expire. */
  private final SequencedSet<Ticket> waiting = new LinkedHashSet<>();

  /** Those of {@link #waiting} whose person has nothing before them. */
  private final SequencedSet<Ticket> readyFirsts = new LinkedHashSet<>();

  private final SequencedSet<Ticket> readyRetries = new LinkedHashSet<>();

  /** For each person who is ready or unsettled, those of {@link #waiting} who stand behind. */
  private final Map<Uid, Deque<Ticket>> lines = new HashMap<>();

  private final RateWindow rate = new RateWindow();
  private int maxInFlight;
  private int inFlightCount;
  private int unsettledCount;

  /** How many were answered since {@link #room} was last asked: how fast the receiver is. */
  private int answeredCount;

  private Instant heldUntil = Instant.MIN;
  private boolean overflowing;

  /** Fresh dispatches put off so far, and those of them whose rows are not durable yet. */
  private long putOffCount;

  private long parkingCount;

  Lane(LaneLimits limits) {
    maxInFlight = limits.maxInFlight();
    rate.limit(limits.ratePerSecond());
  }

  /** The limits as they are now. */
  Lane limit(LaneLimits limits) {
    maxInFlight = limits.maxInFlight();
    rate.limit(limits.ratePerSecond());
    return this;
  }

  /**
   * @param share how many may wait in this lane at most
   */
  List<Step> offer(Ticket ticket, int share, Instant now) {
    if (held(now) || (ticket.fresh() && (overflowing || waiting.size() >= share))) {
      return turnAway(ticket);
    }
    waiting.add(ticket);
    Uid person = ticket.person();
    Deque<Ticket> line = person == null ? null : lines.get(person);
    if (line != null) {
      line.addLast(ticket);
    } else {
      if (person != null) {
        lines.put(person, new ArrayDeque<>(1));
      }
      ready(ticket).add(ticket);
    }
    return advance(now);
  }

  /** Puts it off without asking whether there is room. */
  List<Step> turnAway(Ticket ticket) {
    return List.of(turned(ticket));
  }

  /** What time alone makes possible or necessary. */
  List<Step> advance(Instant now) {
    List<Step> steps = new ArrayList<>();
    while (!waiting.isEmpty() && (held(now) || !waiting.getFirst().expiresAt().isAfter(now))) {
      expire(waiting.getFirst(), steps);
    }
    while (inFlightCount < maxInFlight && rate.available(now) > 0) {
      Optional<Ticket> next = nextReady();
      if (next.isEmpty()) {
        break;
      }
      waiting.remove(next.get());
      rate.started(now);
      inFlightCount++;
      unsettledCount++;
      steps.add(new Step.Start(next.get()));
    }
    return steps;
  }

  /** The receiver's answer is there; the place is free. */
  List<Step> freed(Instant now) {
    inFlightCount--;
    answeredCount++;
    return advance(now);
  }

  /** What became of a started one is durable: the person's next may start. */
  List<Step> settled(Ticket ticket, Instant now) {
    unsettledCount--;
    Uid person = ticket.person();
    Deque<Ticket> line = person == null ? null : lines.get(person);
    if (person != null && line != null) {
      if (line.isEmpty()) {
        lines.remove(person);
      } else {
        Ticket next = line.removeFirst();
        ready(next).add(next);
      }
    }
    return advance(now);
  }

  /** Nothing starts before; what waits is put off. */
  List<Step> hold(Instant until, Instant now) {
    heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
    return advance(now);
  }

  /** One that was put off is durable. */
  List<Step> putOff(Ticket ticket, Instant now) {
    if (ticket.fresh()) {
      parkingCount--;
    }
    return advance(now);
  }

  /** Fresh ones of this destination are parked, whoever parked them. */
  List<Step> overflow() {
    overflowing = true;
    return List.of();
  }

  /**
   * To be asked for before looking whether fresh ones are parked; empty when looking is of no use,
   * because some are on their way.
   */
  OptionalLong drainMark() {
    return overflowing && parkingCount == 0 ? OptionalLong.of(putOffCount) : OptionalLong.empty();
  }

  /** No fresh one was parked when the mark was taken. Ends the overflow unless one was since. */
  List<Step> drained(long mark) {
    if (putOffCount == mark) {
      overflowing = false;
    }
    return List.of();
  }

  /**
   * How many parked ones may be claimed: as many as keep the lane busy until the next time it is
   * asked, doubling while the receiver keeps up, so that a recovery starts slowly.
   */
  int room(Instant now) {
    int keepsBusy = Math.max(maxInFlight, 2 * answeredCount);
    answeredCount = 0;
    int free = Math.min(keepsBusy - inFlightCount, rate.available(now)) - waiting.size();
    return held(now) ? 0 : Math.max(0, free);
  }

  /** When {@link #advance} is worth calling again; empty while only an answer can change it. */
  Optional<Instant> wakeAt(Instant now) {
    Stream<Instant> moments =
        waiting.isEmpty()
            ? Stream.concat(rate.quietAt(now).stream(), Stream.of(heldUntil))
            : Stream.concat(
                Stream.of(waiting.getFirst().expiresAt()),
                inFlightCount < maxInFlight ? rate.nextAt(now).stream() : Stream.empty());
    return moments.filter(moment -> moment.isAfter(now)).min(Instant::compareTo);
  }

  int waitingCount() {
    return waiting.size();
  }

  int inFlightCount() {
    return inFlightCount;
  }

  /** It can be forgotten: a new lane would do the same. */
  boolean idle(Instant now) {
    return waiting.isEmpty()
        && unsettledCount == 0
        && parkingCount == 0
        && !overflowing
        && !held(now)
        && rate.quietAt(now).isEmpty();
  }

  private boolean held(Instant now) {
    return heldUntil.isAfter(now);
  }

  private SequencedSet<Ticket> ready(Ticket ticket) {
    return ticket.dispatch().first() ? readyFirsts : readyRetries;
  }

  private Optional<Ticket> nextReady() {
    SequencedSet<Ticket> ready = readyFirsts.isEmpty() ? readyRetries : readyFirsts;
    return ready.isEmpty() ? Optional.empty() : Optional.of(ready.removeFirst());
  }

  /** With everything that stands behind it: a later event of a person never overtakes. */
  private void expire(Ticket ticket, List<Step> steps) {
    Uid person = ticket.person();
    if (ready(ticket).remove(ticket)) {
      waiting.remove(ticket);
      steps.add(turned(ticket));
      if (person != null) {
        turnAll(lines.remove(person), steps);
      }
    } else {
      turnAll(lines.put(requireNonNull(person), new ArrayDeque<>(1)), steps);
    }
  }

  private void turnAll(@Nullable Deque<Ticket> line, List<Step> steps) {
    if (line != null) {
      for (Ticket behind : line) {
        waiting.remove(behind);
        steps.add(turned(behind));
      }
    }
  }

  private Step turned(Ticket ticket) {
    if (ticket.fresh()) {
      overflowing = true;
      putOffCount++;
      parkingCount++;
    }
    return new Step.PutOff(ticket);
  }
}
