package cc.xtracker.bench.sink;

import java.util.Map;

/**
 * What has arrived since the sink began. Two of them tell what arrived in between.
 *
 * @param atNanos on the sink's own clock, which has no zero
 * @param receivedCount requests, by {@link Manner}
 * @param receiverCount different paths that got a request
 * @param openedCount connections that were made
 * @param openCount connections that stand now
 * @param lateness since the sink was last told to forget it
 */
public record SinkCounts(
    long atNanos,
    Map<String, Long> receivedCount,
    long receiverCount,
    long openedCount,
    long openCount,
    Lateness lateness) {

  /** From an event's {@code occurred_at_ms} to its arrival at a {@link Manner#TIMED} receiver. */
  public record Lateness(long count, double p50Millis, double p99Millis, double maxMillis) {}

  public long received(Manner manner) {
    return receivedCount.getOrDefault(manner.id(), 0L);
  }

  public long received() {
    return receivedCount.values().stream().mapToLong(Long::longValue).sum();
  }

  public double perSecondSince(SinkCounts before) {
    return (received() - before.received()) / secondsSince(before);
  }

  public double perSecondSince(SinkCounts before, Manner manner) {
    return (received(manner) - before.received(manner)) / secondsSince(before);
  }

  /** The share of requests that found a connection already made. */
  public double reuseSince(SinkCounts before) {
    long requests = received() - before.received();
    return 1 - (openedCount - before.openedCount) / (double) requests;
  }

  private double secondsSince(SinkCounts before) {
    return (atNanos - before.atNanos) / 1e9;
  }
}
