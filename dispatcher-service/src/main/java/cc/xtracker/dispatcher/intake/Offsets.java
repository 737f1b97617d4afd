package cc.xtracker.dispatcher.intake;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How far each partition is done without a gap. A slot belongs to the assignment under which its
 * record was read: settling one after its partition was taken away says nothing about the records
 * that are read once it comes back.
 *
 * <p>For one thread, except that slots are settled and counted on any.
 */
public final class Offsets {
  private final Map<Integer, Queue<Slot>> partitions = new HashMap<>();
  private final AtomicInteger unsettledCount = new AtomicInteger();
  private int heldCount;

  /** The place of one record. */
  public final class Slot {
    private final int partition;
    private final long offset;
    private volatile boolean settled;

    private Slot(int partition, long offset) {
      this.partition = partition;
      this.offset = offset;
    }

    int partition() {
      return partition;
    }

    long offset() {
      return offset;
    }

    /** What became of the record is durable. Called once. */
    void settle() {
      settled = true;
      unsettledCount.decrementAndGet();
    }
  }

  /**
   * @param offset higher than any before it of this assignment
   */
  public Slot received(int partition, long offset) {
    Slot slot = new Slot(partition, offset);
    partitions.computeIfAbsent(partition, _ -> new ArrayDeque<>()).add(slot);
    unsettledCount.incrementAndGet();
    heldCount++;
    return slot;
  }

  /** The partitions are somebody else's now. */
  public void revoked(Collection<Integer> lost) {
    for (Integer partition : lost) {
      Queue<Slot> slots = partitions.remove(partition);
      heldCount -= slots == null ? 0 : slots.size();
    }
  }

  /**
   * Takes what can be committed since the last call: for each partition the offset after the last
   * record before the first gap.
   */
  public Map<Integer, Long> takeCommittable() {
    Map<Integer, Long> committable = new HashMap<>();
    partitions.forEach(
        (partition, slots) ->
            takeSettled(slots).ifPresent(last -> committable.put(partition, last + 1)));
    return committable;
  }

  /** Records that are still being worked on, those of lost partitions included. */
  public int unsettledCount() {
    return unsettledCount.get();
  }

  /** Records of these partitions that are still being worked on. */
  public int unsettledCount(Collection<Integer> of) {
    return Math.toIntExact(
        of.stream()
            .map(partition -> partitions.getOrDefault(partition, new ArrayDeque<>()))
            .flatMap(Queue::stream)
            .filter(slot -> !slot.settled)
            .count());
  }

  /** Records from the first gap of their partition on, settled or not. */
  public int heldCount() {
    return heldCount;
  }

  private OptionalLong takeSettled(Queue<Slot> slots) {
    OptionalLong last = OptionalLong.empty();
    for (Slot head = slots.peek(); head != null && head.settled; head = slots.peek()) {
      last = OptionalLong.of(head.offset);
      slots.remove();
      heldCount--;
    }
    return last;
  }
}
