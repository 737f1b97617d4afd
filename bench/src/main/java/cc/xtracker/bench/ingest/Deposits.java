package cc.xtracker.bench.ingest;

import cc.xtracker.bench.load.Call;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Deposits of a hundred thousand people, each with an {@code eid} of its own. Thread-safe. */
final class Deposits {
  static final int BATCH_SIZE = 500;

  private static final int PEOPLE_COUNT = 100_000;

  /** So many of those that were sent last come again: all of them are answered long since. */
  private static final int REPEATED_COUNT = 200_000;

  private final AtomicLong next = new AtomicLong();
  private final AtomicLong again = new AtomicLong();
  private final String ingestToken;

  Deposits(String ingestToken) {
    this.ingestToken = ingestToken;
  }

  /** A new one. */
  Call post() {
    return Call.post("/events", json(next.getAndIncrement()));
  }

  /** One that was sent before. Only once so many were. */
  Call repeat() {
    long sent = next.get();
    long n = sent - 1 - again.getAndIncrement() % Math.min(sent, REPEATED_COUNT);
    return Call.post("/events", json(n));
  }

  /** A new one by link. */
  Call get() {
    long n = next.getAndIncrement();
    return Call.get(
        "/e?token=%s&event=deposit&uid=%s&value=25.00&currency=USD&eid=tx-%d"
            .formatted(ingestToken, uid(n), n));
  }

  /** {@link #BATCH_SIZE} new ones. */
  Call batch() {
    long first = next.getAndAdd(BATCH_SIZE);
    return Call.post(
        "/events/batch",
        LongStream.range(first, first + BATCH_SIZE)
            .mapToObj(Deposits::json)
            .collect(Collectors.joining(",", "[", "]")));
  }

  private static String json(long n) {
    return "{\"uid\":\""
        + uid(n)
        + "\",\"event\":\"deposit\",\"value\":\"25.00\",\"currency\":\"USD\",\"eid\":\"tx-"
        + n
        + "\"}";
  }

  private static String uid(long n) {
    return "01m80pnwtw3ndzkmcdr" + n % PEOPLE_COUNT;
  }
}
