package cc.xtracker.outbox;

import cc.xtracker.outbox.OutboxTable.OldestDue;
import cc.xtracker.outbox.Publisher.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides for each row of this process who sends it, and keeps count of what is under way. It never
 * blocks: no I/O, no clock of its own. Thread-safe.
 *
 * <p>The invariant: this process never sends a row while an older row of its own waits for the
 * sweeper. The sweeper in turn never passes a leased row, so both together keep the order.
 */
final class HandOver {
  private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

  /** A backlog whose first row is this young is being sent as it comes: it is time to rejoin. */
  static final Duration YOUNG = Duration.ofSeconds(2);

  private final OutboxSettings settings;
  private final Queue<OutboxRow> toSend = new ArrayDeque<>();
  private Mode mode = new Mode.Rejoining(new ArrayDeque<>());
  private Settlement settlement = Settlement.empty();

  /** Rows in memory: held, waiting to be sent, or sent and not yet answered. */
  private int inFlightRows;

  private int inFlightRecords;
  private long inFlightBytes;

  /** Rows that are given up but, as far as the table knows, still leased. */
  private int unreleasedRows;

  /** Rows written as due whose transaction has not ended. */
  private int openDueWrites;

  private Instant lastDueWrite = Instant.MIN;

  HandOver(OutboxSettings settings) {
    this.settings = settings;
  }

  /** What the table has to be told. */
  record Settlement(
      List<OutboxRow> acknowledged, List<OutboxRow> refused, List<OutboxRow> givenUp) {
    static Settlement empty() {
      return new Settlement(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    boolean isEmpty() {
      return acknowledged.isEmpty() && refused.isEmpty() && givenUp.isEmpty();
    }
  }

  /** For metrics. */
  record Load(String mode, int records, long bytes) {}

  /**
   * A row is about to be written.
   *
   * @return whether under a lease
   */
  synchronized boolean lease(Instant now) {
    if (mode instanceof Mode.Backlog) {
      openDueWrites++;
      lastDueWrite = now;
      return false;
    }
    return true;
  }

  /**
   * A row is about to be written, without a lease, that must not pass an older one of any process:
   * only the sweeper can tell.
   */
  synchronized void standBack(Instant now) {
    fallBack();
    openDueWrites++;
    lastDueWrite = now;
  }

  /** A write ended without leaving a row. */
  synchronized void withdrawn(boolean leased) {
    if (!leased) {
      openDueWrites--;
    }
  }

  synchronized void committed(OutboxRow row) {
    if (!row.leased()) {
      openDueWrites--;
      return;
    }
    enter(row);
    switch (mode) {
      case Mode.Direct direct -> {
        if (withinBounds()) {
          toSend.add(row);
        } else {
          become(direct.fallBack());
          giveUp(List.of(row));
        }
      }
      case Mode.Rejoining rejoining -> {
        rejoining.held().add(row);
        if (!withinBounds()) {
          fallBack(rejoining);
        }
      }
      case Mode.Backlog backlog -> giveUp(List.of(row));
    }
  }

  /** The next row to send, if this process may send one. */
  synchronized Optional<OutboxRow> next(Instant now) {
    OutboxRow row = toSend.poll();
    if (row == null) {
      return Optional.empty();
    }
    if (tooOld(row, now)) {
      settled(row, Outcome.GIVEN_UP);
      return Optional.empty();
    }
    return Optional.of(row);
  }

  synchronized void settled(OutboxRow row, Outcome outcome) {
    switch (outcome) {
      case ACKNOWLEDGED -> leave(row, settlement.acknowledged());
      case REFUSED -> leave(row, settlement.refused());
      case GIVEN_UP -> {
        giveUp(List.of(row));
        giveUp(List.copyOf(toSend));
        toSend.clear();
        if (mode instanceof Mode.Direct direct) {
          become(direct.fallBack());
        }
      }
    }
  }

  /** From here on every row is left to the sweeper; what is already sent may still be answered. */
  synchronized void stop() {
    giveUp(List.copyOf(toSend));
    toSend.clear();
    fallBack();
  }

  synchronized Settlement takeSettlement() {
    Settlement taken = settlement;
    settlement = Settlement.empty();
    return taken;
  }

  /** The table knows that these rows are no longer leased. */
  synchronized void released(Collection<OutboxRow> rows) {
    unreleasedRows -= rows.size();
  }

  /**
   * Whether the next step waits for the backlog to be gone. What is observed must have been read
   * after this was asked: then no row that is older than a held one can come up later.
   */
  synchronized boolean awaitsBacklog(Instant now) {
    return switch (mode) {
      case Mode.Direct direct -> false;
      case Mode.Backlog backlog -> inFlightRows == 0 && unreleasedRows == 0;
      case Mode.Rejoining rejoining -> {
        OutboxRow first = rejoining.held().peek();
        if (first != null && tooOld(first, now)) {
          fallBack(rejoining);
          yield false;
        }
        yield openDueWrites == 0 || lastDueWrite.plus(settings.lease()).isBefore(now);
      }
    };
  }

  synchronized void observed(Optional<OldestDue> oldestDue) {
    switch (mode) {
      case Mode.Direct direct -> {}
      case Mode.Backlog backlog -> {
        if (oldestDue.isEmpty() || oldestDue.get().age().compareTo(YOUNG) < 0) {
          become(backlog.rejoin());
        }
      }
      case Mode.Rejoining rejoining -> {
        OutboxRow first = rejoining.held().peek();
        long firstId = first == null ? Long.MAX_VALUE : first.id();
        if (oldestDue.isEmpty() || oldestDue.get().id() > firstId) {
          toSend.addAll(rejoining.held());
          become(rejoining.catchUp());
        }
      }
    }
  }

  synchronized Load load() {
    return new Load(mode.name(), inFlightRecords, inFlightBytes);
  }

  private void fallBack() {
    switch (mode) {
      case Mode.Direct direct -> become(direct.fallBack());
      case Mode.Rejoining rejoining -> fallBack(rejoining);
      case Mode.Backlog backlog -> {}
    }
  }

  private void fallBack(Mode.Rejoining rejoining) {
    become(rejoining.fallBack());
    giveUp(List.copyOf(rejoining.held()));
  }

  private void become(Mode next) {
    LOG.atInfo()
        .setMessage("outbox changes its mode")
        .addKeyValue("from", mode.name())
        .addKeyValue("to", next.name())
        .log();
    mode = next;
  }

  private void giveUp(Collection<OutboxRow> rows) {
    for (OutboxRow row : rows) {
      leave(row, settlement.givenUp());
      unreleasedRows++;
    }
  }

  private boolean tooOld(OutboxRow row, Instant now) {
    return row.writtenAt().plus(settings.sendWithin()).isBefore(now);
  }

  private boolean withinBounds() {
    return inFlightRecords <= settings.maxInFlightRecords()
        && inFlightBytes <= settings.maxInFlightBytes();
  }

  private void enter(OutboxRow row) {
    inFlightRows++;
    inFlightRecords += row.records().size();
    inFlightBytes += row.payloadBytes();
  }

  private void leave(OutboxRow row, List<OutboxRow> reason) {
    inFlightRows--;
    inFlightRecords -= row.records().size();
    inFlightBytes -= row.payloadBytes();
    reason.add(row);
  }
}
