package cc.xtracker.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What the measured part of a load came to.
 *
 * @param unexpectedCount answers other than 200, and requests without an answer
 */
public record LoadReport(
    double requestsPerSecond, double p50Millis, double p99Millis, long unexpectedCount) {

  static LoadReport of(Histogram latencyNanos, long unexpectedCount, Duration measured) {
    return new LoadReport(
        latencyNanos.getTotalCount() * 1e9 / measured.toNanos(),
        latencyNanos.getValueAtPercentile(50) / 1e6,
        latencyNanos.getValueAtPercentile(99) / 1e6,
        unexpectedCount);
  }
}
