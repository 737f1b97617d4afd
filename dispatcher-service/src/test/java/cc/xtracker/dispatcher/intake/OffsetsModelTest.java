package cc.xtracker.dispatcher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random completion orders, gaps, partitions that go and come back, and late answers, against a
 * ledger that remembers what was really settled under which assignment.
 */
class OffsetsModelTest {
  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void commitsExactlyUpToTheFirstRecordThatIsNotSettled(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Offsets offsets = new Offsets();
    Map<Integer, TreeMap<Long, Offsets.Slot>> read = new HashMap<>();
    Map<Integer, Long> committed = new HashMap<>();
    List<Offsets.Slot> open = new ArrayList<>();
    Set<Offsets.Slot> settled = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      int partition = random.nextInt(3);
      TreeMap<Long, Offsets.Slot> log = read.computeIfAbsent(partition, _ -> new TreeMap<>());
      switch (random.nextInt(20)) {
        case 0 -> {
          offsets.revoked(List.of(partition));
          log.clear();
        }
        case 1, 2 -> commit(offsets, read, settled, committed);
        case 3, 4, 5, 6, 7, 8, 9, 10 -> {
          long next = log.isEmpty() ? committed.getOrDefault(partition, 0L) : log.lastKey() + 1;
          long offset = next + random.nextInt(3);
          Offsets.Slot slot = offsets.received(partition, offset);
          log.put(offset, slot);
          open.add(slot);
        }
        default -> {
          if (!open.isEmpty()) {
            Offsets.Slot slot = open.remove(random.nextInt(open.size()));
            slot.settle();
            settled.add(slot);
          }
        }
      }
      assertThat(offsets.unsettledCount()).isEqualTo(open.size());
    }
    open.forEach(Offsets.Slot::settle);
    settled.addAll(open);
    commit(offsets, read, settled, committed);
    assertThat(offsets.heldCount()).isZero();
  }

  private static void commit(
      Offsets offsets,
      Map<Integer, TreeMap<Long, Offsets.Slot>> read,
      Set<Offsets.Slot> settled,
      Map<Integer, Long> committed) {
    Map<Integer, Long> expected = new HashMap<>();
    read.forEach(
        (partition, log) -> {
          long position = -1;
          for (Offsets.Slot slot : log.values()) {
            if (!settled.contains(slot)) {
              break;
            }
            position = slot.offset() + 1;
          }
          if (position > committed.getOrDefault(partition, 0L)) {
            expected.put(partition, position);
          }
        });
    assertThat(offsets.takeCommittable()).isEqualTo(expected);
    committed.putAll(expected);
  }
}
