package cc.xtracker.dispatcher.delivery;

import cc.xtracker.model.delivery.Delivery;
import java.time.Instant;

/** A delivery that is due for an attempt, and where it waits to be settled. */
public sealed interface Dispatch {
  Delivery delivery();

  Progress progress();

  /** Nothing was tried yet. First attempts come before retries. */
  default boolean first() {
    return progress().attempts() == 0;
  }

  /**
   * Just matched; the offset of its record waits.
   *
   * @param since when it was matched: the order of first attempts, also once they are parked
   */
  record Fresh(Delivery delivery, Instant since) implements Dispatch {
    @Override
    public Progress progress() {
      return Progress.NONE;
    }
  }

  /** Parked before; its row is leased to this replica. */
  record Claimed(Delivery delivery, Progress progress) implements Dispatch {}
}
