package cc.xtracker.bench.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Keeps count of answers. For one thread, and whoever waits for it. */
final class Answers {
  private static final int OK = 200;
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Histogram latencyNanos = new Histogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
  private long unexpectedCount;

  void count(int status, long tookNanos) {
    if (status == OK) {
      latencyNanos.recordValue(Math.clamp(tookNanos, 0, LONGEST_NANOS));
    } else {
      unexpectedCount++;
    }
  }

  LoadReport report(Duration measured) {
    return LoadReport.of(latencyNanos, unexpectedCount, measured);
  }
}
