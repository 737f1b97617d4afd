package cc.xtracker.dispatcher.lane;

import cc.xtracker.model.id.Uid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a lane must do, by searching lists from the beginning every time. */
final class NaiveLane {
  final List<Ticket> waiting = new ArrayList<>();
  private final List<Ticket> aside = new ArrayList<>();
  private final List<Ticket> becameReady = new ArrayList<>();
  private final List<Ticket> inFlight = new ArrayList<>();
  private final List<Instant> starts = new ArrayList<>();
  private final Integer perSecond;
  private Ticket probe;
  private Instant heldUntil = Instant.MIN;
  private boolean overflowing;
  private boolean crowded;
  private int failures;
  private boolean open;
  private final Set<Uid> displaced = new HashSet<>();
  private final int displacedMost;
  private boolean everybody;
  private boolean freshWasLast;
  private int putOff;
  private int parking;

  NaiveLane(Integer perSecond, int displacedMost) {
    this.perSecond = perSecond;
    this.displacedMost = displacedMost;
  }

  boolean offer(Ticket ticket, int share, Instant now) {
    if (ticket.probe() && probe == null) {
      probe = ticket;
      return true;
    }
    boolean full = ticket.fresh() && waitingCount() >= share;
    boolean behindParked =
        overflowing
            && ticket.person() != null
            && (everybody || displaced.contains(ticket.person()));
    if (ticket.fresh() && behindParked && !held(now) && !open) {
      aside.add(ticket);
      crowded |= full;
      return true;
    }
    if (ticket.probe() || held(now) || open || full) {
      turnAway(ticket);
      return false;
    }
    waiting.add(ticket);
    noteReady();
    return true;
  }

  List<Ticket> sweep(Instant now) {
    List<Ticket> out = new ArrayList<>();
    while (!waiting.isEmpty()
        && (held(now) || open || !waiting.getFirst().expiresAt().isAfter(now))) {
      Ticket oldest = waiting.getFirst();
      List<Ticket> gone =
          waiting.stream()
              .filter(
                  ticket ->
                      ticket == oldest
                          || (oldest.person() != null
                              && Objects.equals(ticket.person(), oldest.person())))
              .toList();
      waiting.removeAll(gone);
      out.addAll(gone);
    }
    while (!aside.isEmpty()
        && (held(now) || open || crowded || !aside.getFirst().asideUntil().isAfter(now))) {
      out.add(aside.removeFirst());
    }
    crowded = false;
    out.forEach(this::turnAway);
    everybody |= overflowing && (held(now) || open);
    noteReady();
    return out;
  }

  /** The next to start, if one may. */
  Ticket next(int limit, Instant now) {
    if (held(now) || !rateAllows(now)) {
      return null;
    }
    if (probe != null) {
      return probe;
    }
    if (open || inFlight.size() >= limit || becameReady.isEmpty()) {
      return null;
    }
    Optional<Ticket> fresh = firstReady(Ticket::fresh);
    Optional<Ticket> parked = firstReady(ticket -> ticket.dispatch().first() && !ticket.fresh());
    return (freshWasLast ? parked.or(() -> fresh) : fresh.or(() -> parked))
        .orElse(becameReady.getFirst());
  }

  private Optional<Ticket> firstReady(Predicate<Ticket> kind) {
    return becameReady.stream().filter(kind).findFirst();
  }

  void start(Ticket next, Instant now) {
    freshWasLast = next == probe ? freshWasLast : next.fresh();
    probe = next == probe ? null : probe;
    becameReady.remove(next);
    waiting.remove(next);
    inFlight.add(next);
    starts.add(now);
  }

  void alive(Ticket ticket) {
    inFlight.remove(ticket);
    noteReady();
    if (ticket.probe() || !open) {
      open = false;
      failures = 0;
    }
  }

  boolean failing(Ticket ticket, int failuresToOpen) {
    inFlight.remove(ticket);
    noteReady();
    failures++;
    boolean opens = !open && failures >= failuresToOpen;
    open |= opens;
    return opens;
  }

  void hold(Instant until) {
    heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
  }

  void trip() {
    open = true;
  }

  void recover() {
    failures = open ? 0 : failures;
    open = false;
  }

  void parked(Ticket ticket) {
    parking -= ticket.fresh() ? 1 : 0;
  }

  /** Looks whether the rows are gone and, if none is left or on its way, ends the overflow. */
  void drainedIfNothingIsParked(int mark) {
    overflowing = overflowing && putOff != mark;
    if (!overflowing) {
      displaced.clear();
      everybody = false;
      waiting.addAll(aside);
      aside.clear();
      noteReady();
    }
  }

  void overflow() {
    overflowing = true;
    everybody = true;
  }

  int drainMark() {
    return overflowing && parking == 0 ? putOff : -1;
  }

  boolean open() {
    return open;
  }

  int waitingCount() {
    return waiting.size() + aside.size();
  }

  int inFlightCount() {
    return inFlight.size();
  }

  private void noteReady() {
    becameReady.retainAll(waiting);
    for (Ticket ticket : waiting) {
      boolean blocked =
          ticket.person() != null
              && (inFlight.stream()
                      .anyMatch(other -> !other.probe() && ticket.person().equals(other.person()))
                  || waiting.subList(0, waiting.indexOf(ticket)).stream()
                      .anyMatch(other -> ticket.person().equals(other.person())));
      if (!blocked && !becameReady.contains(ticket)) {
        becameReady.add(ticket);
      }
    }
  }

  private boolean rateAllows(Instant now) {
    return perSecond == null
        || starts.stream().filter(at -> at.isAfter(now.minus(Duration.ofSeconds(1)))).count()
            < perSecond;
  }

  private boolean held(Instant now) {
    return heldUntil.isAfter(now);
  }

  private void turnAway(Ticket ticket) {
    if (ticket.fresh()) {
      overflowing = true;
      if (ticket.person() != null) {
        displaced.add(ticket.person());
        everybody |= displaced.size() > displacedMost;
      }
      putOff++;
      parking++;
    }
  }
}
