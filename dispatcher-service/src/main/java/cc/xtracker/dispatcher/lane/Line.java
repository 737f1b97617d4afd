package cc.xtracker.dispatcher.lane;

import static java.util.Objects.requireNonNull;

import cc.xtracker.model.id.Uid;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * All that wait in one lane for their start, each person's in order. First attempts go before
 * retries; among them fresh ones and those that were parked take turns, so that neither starves.
 * For one thread.
 */
final class Line {
  /** Oldest first, which is also the order in which they expire. */
  private final SequencedSet<Ticket> waiting = new LinkedHashSet<>();

  /** Those of {@link #waiting} whose person has nothing before them, in three kinds. */
  private final SequencedSet<Ticket> readyFresh = new LinkedHashSet<>();

  private final SequencedSet<Ticket> readyParked = new LinkedHashSet<>();
  private final SequencedSet<Ticket> readyRetries = new LinkedHashSet<>();

  /** For each person who is ready or under way, those of {@link #waiting} who stand behind. */
  private final Map<Uid, Deque<Ticket>> behind = new HashMap<>();

  private boolean freshWasLast;

  int count() {
    return waiting.size();
  }

  void join(Ticket ticket) {
    waiting.add(ticket);
    Uid person = ticket.person();
    Deque<Ticket> line = person == null ? null : behind.get(person);
    if (line != null) {
      line.addLast(ticket);
      return;
    }
    if (person != null) {
      behind.put(person, new ArrayDeque<>(1));
    }
    ready(ticket).add(ticket);
  }

  /** Somebody may start. */
  boolean ready() {
    return !(readyFresh.isEmpty() && readyParked.isEmpty() && readyRetries.isEmpty());
  }

  /** Takes out the next one; only when {@link #ready}. */
  Ticket take() {
    Ticket next = turn().removeFirst();
    freshWasLast = next.fresh();
    waiting.remove(next);
    return next;
  }

  private SequencedSet<Ticket> turn() {
    if (readyFresh.isEmpty() && readyParked.isEmpty()) {
      return readyRetries;
    }
    boolean parkedIsNext = readyFresh.isEmpty() || (freshWasLast && !readyParked.isEmpty());
    return parkedIsNext ? readyParked : readyFresh;
  }

  /** One that was taken is answered: its person's next may start. */
  void answered(Ticket ticket) {
    Uid person = ticket.person();
    Deque<Ticket> line = person == null ? null : behind.get(person);
    if (person == null || line == null) {
      return;
    }
    if (line.isEmpty()) {
      behind.remove(person);
    } else {
      Ticket next = line.removeFirst();
      ready(next).add(next);
    }
  }

  /** When the oldest has waited too long; {@link Instant#MAX} when none waits. */
  Instant expiresAt() {
    return waiting.isEmpty() ? Instant.MAX : waiting.getFirst().expiresAt();
  }

  /** Takes out the oldest and all behind it: a later event of a person never overtakes. */
  List<Ticket> expire() {
    List<Ticket> out = new ArrayList<>(1);
    Ticket oldest = waiting.getFirst();
    Uid person = oldest.person();
    Deque<Ticket> line;
    if (ready(oldest).remove(oldest)) {
      waiting.remove(oldest);
      out.add(oldest);
      line = person == null ? null : behind.remove(person);
    } else {
      line = behind.put(requireNonNull(person), new ArrayDeque<>(1));
    }
    if (line != null) {
      line.forEach(waiting::remove);
      out.addAll(line);
    }
    return out;
  }

  private SequencedSet<Ticket> ready(Ticket ticket) {
    if (!ticket.dispatch().first()) {
      return readyRetries;
    }
    return ticket.fresh() ? readyFresh : readyParked;
  }
}
