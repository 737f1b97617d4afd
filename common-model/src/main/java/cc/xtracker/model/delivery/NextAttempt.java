package cc.xtracker.model.delivery;

import java.util.Arrays;
import java.util.Optional;

/**
 * When another attempt is due, and why then.
 *
 * @param atMillis epoch milliseconds
 */
public record NextAttempt(long atMillis, Reason reason) {
  /** What decided the moment. */
  public enum Reason {
    /** The retry policy of the destination. */
    BACKOFF("backoff"),
    /** The receiver asked for it. */
    RETRY_AFTER("retry_after"),
    /** The destination is failing: it is probed, and what waits for it is sent once it recovers. */
    BREAKER_OPEN("breaker_open");

    private final String wireName;

    Reason(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }

    public static Optional<Reason> named(String name) {
      return Arrays.stream(values()).filter(reason -> reason.wireName.equals(name)).findFirst();
    }
  }
}
