package cc.xtracker.dispatcher.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a lane must do, by searching lists from the beginning every time. */
final class NaiveLane {
  final List<Ticket> waiting = new ArrayList<>();
  private final List<Ticket> becameReady = new ArrayList<>();
  private final List<Ticket> unsettled = new ArrayList<>();
  private final List<Instant> starts = new ArrayList<>();
  private final int maxInFlight;
  private final Integer perSecond;
  int inFlight;
  private Instant heldUntil = Instant.MIN;
  private boolean overflowing;
  private int putOff;
  private int parking;

  NaiveLane(int maxInFlight, Integer perSecond) {
    this.maxInFlight = maxInFlight;
    this.perSecond = perSecond;
  }

  List<Step> offer(Ticket ticket, int share, Instant now) {
    if (held(now) || (ticket.fresh() && (overflowing || waiting.size() >= share))) {
      return List.of(turnAway(ticket));
    }
    waiting.add(ticket);
    return advance(now);
  }

  List<Step> freed(Instant now) {
    inFlight--;
    return advance(now);
  }

  List<Step> settled(Ticket ticket, Instant now) {
    unsettled.remove(ticket);
    return advance(now);
  }

  List<Step> hold(Instant until, Instant now) {
    heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
    return advance(now);
  }

  List<Step> parked(Ticket ticket, Instant now) {
    parking -= ticket.fresh() ? 1 : 0;
    return advance(now);
  }

  /** Looks whether the rows are gone and, if none is left or on its way, ends the overflow. */
  void drainedIfNothingIsParked(int mark) {
    overflowing = overflowing && putOff != mark;
  }

  int drainMark() {
    return overflowing && parking == 0 ? putOff : -1;
  }

  List<Step> advance(Instant now) {
    List<Step> steps = new ArrayList<>();
    while (!waiting.isEmpty() && (held(now) || !waiting.getFirst().expiresAt().isAfter(now))) {
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
      gone.forEach(ticket -> steps.add(turnAway(ticket)));
    }
    noteReady();
    while (inFlight < maxInFlight && rateAllows(now) && !becameReady.isEmpty()) {
      Ticket next =
          becameReady.stream()
              .filter(ticket -> ticket.dispatch().first())
              .findFirst()
              .orElse(becameReady.getFirst());
      becameReady.remove(next);
      waiting.remove(next);
      unsettled.add(next);
      starts.add(now);
      inFlight++;
      steps.add(new Step.Start(next));
    }
    return steps;
  }

  private void noteReady() {
    becameReady.retainAll(waiting);
    for (Ticket ticket : waiting) {
      boolean blocked =
          ticket.person() != null
              && (unsettled.stream().anyMatch(other -> ticket.person().equals(other.person()))
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

  private Step turnAway(Ticket ticket) {
    if (ticket.fresh()) {
      overflowing = true;
      putOff++;
      parking++;
    }
    return new Step.PutOff(ticket);
  }
}
