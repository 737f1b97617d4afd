package cc.xtracker.dispatcher.lane;

import cc.xtracker.model.id.Uid;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whose fresh dispatches must not overtake others that are parked. They wait aside until what is
 * parked has drained; for a short while only, and then they are parked as well. All other people's
 * go their way. For one thread.
 */
final class Overflow {
  private final Allowance allowance;

  /** In their order. */
  private final Deque<Ticket> aside = new ArrayDeque<>();

  /** Who has a fresh dispatch parked, as far as this lane has put it off. */
  private final Set<Uid> people = new HashSet<>();

  /** It is not known who. */
  private boolean everybody;

  private boolean under;

  /** There is no room for all of {@link #aside}, and the last of them must not be parked first. */
  private boolean crowded;

  /** Fresh dispatches put off so far, and those of them whose rows are not durable yet. */
  private long putOffCount;

  private long parkingCount;

  /**
   * @param allowance of people to remember; when it is used up, it is everybody
   */
  Overflow(Allowance allowance) {
    this.allowance = allowance;
  }

  /** Something fresh is parked, or on its way. */
  boolean under() {
    return under;
  }

  /** Nothing is on its way to be parked. */
  boolean quiet() {
    return !under && parkingCount == 0;
  }

  int asideCount() {
    return aside.size();
  }

  /** Whether this fresh dispatch has to wait for what is parked. */
  boolean concerns(Ticket ticket) {
    Uid person = ticket.person();
    return under && person != null && (everybody || people.contains(person));
  }

  /**
   * @param crowded there is no room for it: those before it have waited long enough
   */
  void waitAside(Ticket ticket, boolean crowded) {
    aside.addLast(ticket);
    this.crowded |= crowded;
  }

  /** Those that have waited long enough. */
  List<Ticket> expire(boolean blocked, Instant now) {
    List<Ticket> out = new ArrayList<>(0);
    while (!aside.isEmpty()
        && (blocked || crowded || !aside.getFirst().asideUntil().isAfter(now))) {
      out.add(aside.removeFirst());
    }
    crowded = false;
    return out;
  }

  /** When the first has waited long enough; {@link Instant#MAX} when none waits. */
  Instant expiresAt() {
    return aside.isEmpty() ? Instant.MAX : aside.getFirst().asideUntil();
  }

  /** A fresh one is on its way to be parked. */
  void begin(Ticket ticket) {
    under = true;
    putOffCount++;
    parkingCount++;
    Uid person = ticket.person();
    if (person != null && !everybody && people.add(person) && !allowance.take()) {
      people.remove(person);
      beginForEverybody();
    }
  }

  /** One that was put off is durable. */
  void durable() {
    parkingCount--;
  }

  /** Fresh ones are parked, whoever parked them, and whosever they are. */
  void beginForEverybody() {
    under = true;
    everybody = true;
    forget();
  }

  /**
   * To be asked for before looking whether fresh ones are parked; empty when looking is of no use,
   * because some are on their way.
   */
  OptionalLong drainMark() {
    return under && parkingCount == 0 ? OptionalLong.of(putOffCount) : OptionalLong.empty();
  }

  /**
   * No fresh one was parked when the mark was taken. Ends it unless one was since.
   *
   * @return those that need not wait any longer
   */
  List<Ticket> drained(long mark) {
    if (putOffCount != mark) {
      return List.of();
    }
    under = false;
    everybody = false;
    forget();
    List<Ticket> free = List.copyOf(aside);
    aside.clear();
    return free;
  }

  private void forget() {
    allowance.giveBack(people.size());
    people.clear();
  }
}
