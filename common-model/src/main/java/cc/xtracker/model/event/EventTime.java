package cc.xtracker.model.event;

/**
 * When it happened and when we heard of it, in epoch milliseconds.
 *
 * @param occurredAtSupplied whether the client gave {@code occurredAtMillis}; otherwise it is the
 *     receive time
 */
public record EventTime(long occurredAtMillis, long receivedAtMillis, boolean occurredAtSupplied) {

  public static EventTime supplied(long occurredAtMillis, long receivedAtMillis) {
    return new EventTime(occurredAtMillis, receivedAtMillis, true);
  }

  public static EventTime received(long receivedAtMillis) {
    return new EventTime(receivedAtMillis, receivedAtMillis, false);
  }
}
