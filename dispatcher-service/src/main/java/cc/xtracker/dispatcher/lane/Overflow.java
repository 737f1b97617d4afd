package cc.xtracker.dispatcher.lane;

import cc.xtracker.model.id.Uid;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whose fresh dispatches must not overtake others that are parked. They wait aside until theirs
 * have drained; for a short while only, and then they are parked as well. All other people's go
 * their way. For one thread.
 */
final class Overflow {
  private final Allowance allowance;

  /** In their order. */
  private final Deque<Ticket> aside = new ArrayDeque<>();

  /**
   * Who has a fresh dispatch parked; while it may be everybody, only who had one put off lately.
   */
  private final Map<Uid, Standing> people = new HashMap<>();

  /** It is not known who. */
  private boolean everybody;

  /** There is no room for all of {@link #aside}, and the last of them must not be parked first. */
  private boolean crowded;

  /** Grows with each dispatch that is put off, and with each that has become durable. */
  private long step;

  /** What is on its way of one person, and when that changed. */
  private static final class Standing {
    int parkingCount;
    long lastStep;
  }

  /**
   * @param allowance of people to remember; when it is used up, it is everybody
   */
  Overflow(Allowance allowance) {
    this.allowance = allowance;
  }

  /** Something fresh is parked, or on its way. */
  boolean under() {
    return everybody || !people.isEmpty();
  }

  int asideCount() {
    return aside.size();
  }

  /** Whether this fresh dispatch has to wait for what is parked. */
  boolean concerns(Ticket ticket) {
    Uid person = ticket.person();
    return person != null && (everybody || people.containsKey(person));
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
    Uid person = ticket.person();
    if (person != null) {
      if (!everybody && !people.containsKey(person) && !allowance.take(1)) {
        beginForEverybody();
      }
      Standing standing = people.computeIfAbsent(person, _ -> new Standing());
      standing.parkingCount++;
      standing.lastStep = ++step;
    }
  }

  /** One that was put off is durable. */
  void durable(Ticket ticket) {
    Standing standing = people.get(ticket.person());
    if (standing != null) {
      standing.parkingCount--;
      standing.lastStep = ++step;
    }
  }

  /** Fresh ones are parked, whoever parked them, and whosever they are. */
  void beginForEverybody() {
    if (!everybody) {
      everybody = true;
      allowance.giveBack(people.size());
    }
  }

  /** To be asked for before looking who has fresh ones parked. */
  OptionalLong reviewMark() {
    if (everybody) {
      // Whoever looks sees these.
      people.values().removeIf(standing -> standing.parkingCount == 0);
    }
    return under() ? OptionalLong.of(step) : OptionalLong.empty();
  }

  /**
   * @param parked everybody who had a fresh one parked when the mark was taken, or since
   * @return those that need not wait any longer
   */
  List<Ticket> reviewed(long mark, Set<Uid> parked) {
    int before = people.size();
    people
        .entrySet()
        .removeIf(known -> settled(known.getValue(), mark) && !parked.contains(known.getKey()));
    if (everybody) {
      parked.forEach(person -> people.computeIfAbsent(person, _ -> new Standing()));
      everybody = !allowance.take(people.size());
    } else {
      allowance.giveBack(before - people.size());
    }
    return released();
  }

  private static boolean settled(Standing standing, long mark) {
    return standing.parkingCount == 0 && standing.lastStep <= mark;
  }

  private List<Ticket> released() {
    List<Ticket> free = new ArrayList<>();
    for (Iterator<Ticket> each = aside.iterator(); each.hasNext(); ) {
      Ticket ticket = each.next();
      if (!concerns(ticket)) {
        each.remove();
        free.add(ticket);
      }
    }
    return free;
  }
}
