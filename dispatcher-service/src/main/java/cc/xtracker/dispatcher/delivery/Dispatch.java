package cc.xtracker.dispatcher.delivery;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.model.delivery.Delivery;
import java.time.Instant;
import java.util.Arrays;

/** A delivery that is due for an attempt, and where it waits to be settled. */
public sealed interface Dispatch {
  Delivery delivery();

  Progress progress();

  Run run();

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

    @Override
    public Run run() {
      return Run.ORDINARY;
    }
  }

  /** Parked before; its row is leased to this replica. */
  record Claimed(Delivery delivery, Progress progress, Run run) implements Dispatch {}

  /**
   * Parked before, and sent to find out whether its destination has recovered.
   *
   * @param ailment how the destination is doing so far
   */
  record Probe(Delivery delivery, Progress progress, Run run, Ailment ailment)
      implements Dispatch {}

  /** Why it is under way. */
  enum Run {
    /** Its event was accepted. */
    ORDINARY("ordinary"),
    /** Somebody asked for it again. Says nothing about the health of its destination. */
    REPLAY("replay"),
    /** Somebody asked for it again, even if its destination is disabled. */
    REPLAY_TO_DISABLED("replay_to_disabled");

    private final String wireName;

    Run(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }

    /** Whether the destination is to be asked, as it is. */
    public boolean goesTo(Destination destination) {
      return destination.enabled() || this == REPLAY_TO_DISABLED;
    }

    /**
     * @throws java.util.NoSuchElementException if no run has the name
     */
    public static Run named(String name) {
      return Arrays.stream(values())
          .filter(run -> run.wireName.equals(name))
          .findFirst()
          .orElseThrow();
    }
  }
}
