package cc.xtracker.stack.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Which events are sent in which requests. Each new event comes in once, in the order of the
 * numbers; for each five of them an earlier one is fired again: of the last few, which may be under
 * way at that moment, or of all there ever were.
 */
final class Plan {
  private static final int NEW_BETWEEN_REFIRES = 5;
  private static final int LAST_FEW = 64;
  private static final int BATCH_SIZE = 200;

  /** After each batch; of three one comes by {@code GET /e}. */
  private static final int SINGLES_BETWEEN_BATCHES = 300;

  private final Random random;
  private int newCount;
  private int slotCount;

  private Plan(long seed) {
    this.random = new Random(seed);
  }

  /** 20 % more than the events: so many are fired again. */
  static List<Shot> of(int eventCount, long seed) {
    return new Plan(seed).shots(eventCount);
  }

  private List<Shot> shots(int eventCount) {
    int slots = eventCount / NEW_BETWEEN_REFIRES * (NEW_BETWEEN_REFIRES + 1);
    List<Shot> shots = new ArrayList<>();
    while (slotCount < slots) {
      List<Integer> together = new ArrayList<>();
      while (slotCount < slots && together.size() < BATCH_SIZE) {
        together.add(next());
      }
      shots.add(new Shot.Batch(List.copyOf(together)));
      for (int single = 0; slotCount < slots && single < SINGLES_BETWEEN_BATCHES; single++) {
        shots.add(single % 3 == 2 ? new Shot.Pixel(next()) : new Shot.Post(next()));
      }
    }
    return shots;
  }

  private int next() {
    slotCount++;
    if (slotCount % (NEW_BETWEEN_REFIRES + 1) != 0) {
      return newCount++;
    }
    int among = random.nextBoolean() ? newCount : Math.min(newCount, LAST_FEW);
    return newCount - 1 - random.nextInt(among);
  }
}
