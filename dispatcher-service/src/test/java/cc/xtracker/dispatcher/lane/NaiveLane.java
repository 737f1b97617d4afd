package cc.xtracker.dispatcher.lane;

import cc.xtracker.model.id.Uid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private boolean crowded;
  private int failures;
  private boolean open;
  private final Map<Uid, Standing> displaced = new HashMap<>();
  private final int displacedMost;
  private boolean everybody;
  private boolean freshWasLast;
  private int step;

  private static final class Standing {
    int parking;
    int lastStep;
  }

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
        ticket.person() != null && (everybody || displaced.containsKey(ticket.person()));
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
    everybody |= !displaced.isEmpty() && (held(now) || open);
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
    if (ticket.fresh() && ticket.person() != null) {
      Standing standing = displaced.get(ticket.person());
      standing.parking--;
      standing.lastStep = ++step;
    }
  }

  void overflow() {
    everybody = true;
  }

  int reviewMark(Instant now) {
    if (everybody) {
      displaced.values().removeIf(standing -> standing.parking == 0);
    }
    boolean under = everybody || !displaced.isEmpty();
    return under && !held(now) && !open ? step : -1;
  }

  void reviewed(int mark, Set<Uid> parked) {
    displaced
        .entrySet()
        .removeIf(known -> forgotten(known.getValue(), mark, known.getKey(), parked));
    if (everybody) {
      parked.forEach(person -> displaced.putIfAbsent(person, new Standing()));
      everybody = displaced.size() > displacedMost;
    }
    List<Ticket> free = new ArrayList<>();
    for (Ticket ticket : List.copyOf(aside)) {
      if (!everybody && !displaced.containsKey(ticket.person())) {
        free.add(ticket);
        aside.remove(ticket);
      }
    }
    waiting.addAll(free);
    noteReady();
  }

  private static boolean forgotten(Standing standing, int mark, Uid person, Set<Uid> parked) {
    return standing.parking == 0 && standing.lastStep <= mark && !parked.contains(person);
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
    if (ticket.fresh() && ticket.person() != null) {
      everybody |= !displaced.containsKey(ticket.person()) && displaced.size() >= displacedMost;
      Standing standing = displaced.computeIfAbsent(ticket.person(), _ -> new Standing());
      standing.parking++;
      standing.lastStep = ++step;
    }
  }
}
