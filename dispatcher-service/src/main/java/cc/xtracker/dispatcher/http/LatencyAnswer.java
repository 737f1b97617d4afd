package cc.xtracker.dispatcher.http;

import cc.xtracker.model.delivery.Latency;

/** Where the time of an attempt went, in milliseconds. */
public record LatencyAnswer(
    long latencyMs, long resolveMs, long connectMs, long waitMs, long readMs) {

  public static LatencyAnswer of(Latency latency) {
    return new LatencyAnswer(
        latency.totalMillis(),
        latency.resolveMillis(),
        latency.connectMillis(),
        latency.waitMillis(),
        latency.readMillis());
  }
}
