package cc.xtracker.dispatcher.replay;

import cc.xtracker.dispatcher.log.Cursor;
import cc.xtracker.dispatcher.log.LogFilter;
import cc.xtracker.model.id.SpaceId;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A bulk replay, which goes through the log from the oldest to the newest delivery that was there
 * when it was ordered.
 *
 * @param matched deliveries found so far, or in all once it is done
 * @param replayed those of them that were made due
 * @param at the last delivery it went past; null before the first
 * @param dueAt when the next step is due
 */
public record ReplayJob(
    ReplayJobId id,
    SpaceId space,
    ReplayOrder order,
    State state,
    long matched,
    long replayed,
    @Nullable Cursor at,
    Instant dueAt,
    Instant createdAt,
    Instant updatedAt) {

  /** Whether it goes on. */
  public enum State {
    RUNNING("running"),
    DONE("done"),
    CANCELLED("cancelled");

    private final String wireName;

    State(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }

    /**
     * @throws java.util.NoSuchElementException if no state has the name
     */
    public static State named(String name) {
      return Arrays.stream(values())
          .filter(state -> state.wireName.equals(name))
          .findFirst()
          .orElseThrow();
    }
  }

  /** What it looks for: nothing that was accepted after it was ordered, or it might never end. */
  public LogFilter scope() {
    LogFilter asked = order.filter();
    Instant to = asked.to();
    return new LogFilter(
        asked.status(),
        asked.uid(),
        asked.eventId(),
        asked.destination(),
        asked.canonical(),
        asked.error(),
        asked.from(),
        to == null || createdAt.isBefore(to) ? createdAt : to);
  }

  /** Those that could not be: their destination is deleted or their person erased. */
  public long skipped() {
    return matched - replayed;
  }

  /** After a step; one that finds fewer than it asked for is the last. */
  public ReplayJob after(ReplayStep step, Instant now) {
    return new ReplayJob(
        id,
        space,
        order,
        step.matched() < step.asked() ? State.DONE : state,
        matched + step.matched(),
        replayed + step.replayed(),
        step.last() == null ? at : step.last(),
        order.pace().next(dueAt, now, step.matched()),
        createdAt,
        now);
  }
}
