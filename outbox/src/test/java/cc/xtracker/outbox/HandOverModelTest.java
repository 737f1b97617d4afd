package cc.xtracker.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.outbox.HandOver.Settlement;
import cc.xtracker.outbox.OutboxTable.OldestDue;
import cc.xtracker.outbox.Publisher.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories of one process, its sweeper, its table and a Kafka that comes and goes, all in
 * one thread and on a simulated clock. Rows are published in the order in which they were accepted,
 * none is lost, and the memory keeps its bound.
 */
class HandOverModelTest {
  private static final OutboxSettings SETTINGS =
      new OutboxSettings(
          Duration.ofSeconds(15),
          Duration.ofSeconds(8),
          Duration.ofSeconds(1),
          5,
          1_000_000,
          1_000,
          1_000_000);

  private final HandOver handOver = new HandOver(SETTINGS);

  /** The table: id to the end of the lease. */
  private final TreeMap<Long, Instant> table = new TreeMap<>();

  /** Written, the transaction still open. */
  private final Deque<OutboxRow> open = new ArrayDeque<>();

  /** In the Kafka producer, not yet answered. */
  private final Deque<OutboxRow> sent = new ArrayDeque<>();

  private final List<Long> accepted = new ArrayList<>();
  private final List<Long> published = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  /** When the first row of the current flight left. */
  private Instant sentAt = Instant.EPOCH;

  private long lastId;
  private boolean kafkaUp = true;

  /** Given up in the middle of a batch: nothing more leaves this producer. */
  private boolean broken;

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void publishesEverythingInTheOrderOfAcceptance(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < 400; step++) {
      step(random);
      assertThat(handOver.load().records()).isLessThanOrEqualTo(SETTINGS.maxInFlightRecords() + 1);
    }
    comeToRest();
    assertThat(table).isEmpty();
    assertThat(published).containsAll(accepted);
    assertThat(firstTimes()).isSortedAccordingTo(Comparator.comparing(accepted::indexOf));
    assertThat(handOver.load().mode()).isEqualTo("direct");
    assertThat(handOver.load().records()).isZero();
  }

  private void step(Random random) {
    advance(Duration.ofMillis(random.nextInt(300)));
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> write(random);
      case 3, 4 -> endTransaction(random.nextInt(10) == 0);
      case 5, 6 -> send();
      case 7 -> answer(random.nextInt(4) == 0 ? Outcome.REFUSED : Outcome.ACKNOWLEDGED);
      case 8 -> keepBooks();
      case 9, 10 -> sweep();
      default -> {
        if (random.nextInt(6) == 0) {
          kafkaUp = !kafkaUp;
          advance(Duration.ofSeconds(random.nextInt(20)));
        }
      }
    }
  }

  /** One committer, as in the services: the next transaction begins when the last has ended. */
  private void write(Random random) {
    if (open.isEmpty()) {
      boolean inTurn = random.nextInt(20) == 0;
      if (inTurn) {
        handOver.standBack(now);
      }
      boolean leased = !inTurn && handOver.lease(now);
      open.add(
          new OutboxRow(++lastId, List.of(Records.record("ann", "" + lastId)), 10, now, leased));
    }
  }

  private void endTransaction(boolean rollBack) {
    OutboxRow row = open.poll();
    if (row == null) {
      return;
    }
    if (rollBack) {
      handOver.withdrawn(row.leased());
      return;
    }
    accepted.add(row.id());
    table.put(row.id(), row.leased() ? row.writtenAt().plus(SETTINGS.lease()) : now);
    handOver.committed(row);
  }

  private void send() {
    if (broken && sent.isEmpty()) {
      broken = false;
    }
    if (!broken) {
      Optional<OutboxRow> next = handOver.next(now);
      if (next.isPresent() && sent.isEmpty()) {
        sentAt = now;
      }
      next.ifPresent(sent::add);
    }
  }

  /** A refused row is sent all the same here, so that the order can be told. */
  private void answer(Outcome outcome) {
    if (sent.isEmpty()) {
      return;
    }
    if (kafkaUp && !broken) {
      OutboxRow row = sent.poll();
      published.add(row.id());
      handOver.settled(row, outcome);
      return;
    }
    breakOff();
  }

  private void breakOff() {
    broken = true;
    while (!sent.isEmpty()) {
      handOver.settled(sent.poll(), Outcome.GIVEN_UP);
    }
  }

  /** The producer does not wait longer than the delivery timeout. */
  private void advance(Duration time) {
    now = now.plus(time);
    if (!sent.isEmpty() && sentAt.plus(SETTINGS.deliveryTimeout()).isBefore(now)) {
      breakOff();
    }
  }

  private void keepBooks() {
    Settlement settlement = handOver.takeSettlement();
    settlement.acknowledged().forEach(row -> table.remove(row.id()));
    settlement.refused().forEach(row -> table.remove(row.id()));
    settlement.givenUp().forEach(row -> table.computeIfPresent(row.id(), (id, lease) -> now));
    handOver.released(settlement.givenUp());
    if (handOver.awaitsBacklog(now)) {
      handOver.observed(oldestDue());
    }
  }

  private Optional<OldestDue> oldestDue() {
    return table.entrySet().stream()
        .filter(row -> !row.getValue().isAfter(now))
        .findFirst()
        .map(row -> new OldestDue(row.getKey(), Duration.between(row.getValue(), now)));
  }

  private void sweep() {
    while (kafkaUp && !table.isEmpty() && !table.firstEntry().getValue().isAfter(now)) {
      long id = table.pollFirstEntry().getKey();
      assertThat(sent).extracting(OutboxRow::id).doesNotContain(id);
      published.add(id);
    }
  }

  private void comeToRest() {
    endTransaction(false);
    kafkaUp = true;
    for (int round = 0; round < 100; round++) {
      advance(Duration.ofMillis(200));
      send();
      answer(Outcome.ACKNOWLEDGED);
      keepBooks();
      sweep();
    }
  }

  /** A row may be published twice; what counts is when it came first. */
  private List<Long> firstTimes() {
    return published.stream().distinct().toList();
  }
}
