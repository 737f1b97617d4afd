package cc.xtracker.bench.sink;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts what all event loops of the sink receive. */
final class Arrivals {
  private static final String OCCURRED = "\"occurred_at_ms\":";
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Map<String, LongAdder> byPath = new ConcurrentHashMap<>();
  private final LongAdder openedCount = new LongAdder();
  private final LongAdder closedCount = new LongAdder();
  private volatile Histogram latenessMicros = empty();

  void request(String path) {
    byPath.computeIfAbsent(path, any -> new LongAdder()).increment();
  }

  void opened() {
    openedCount.increment();
  }

  void closed() {
    closedCount.increment();
  }

  /** On the wall clock, which sender and sink share: they are on one machine. */
  void late(Buffer body) {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    long late = now - TimeUnit.MILLISECONDS.toMicros(occurredAtMillis(body.toString()));
    latenessMicros.recordValue(Math.clamp(late, 0, LONGEST_MICROS));
  }

  void forgetLateness() {
    latenessMicros = empty();
  }

  SinkCounts counts() {
    Map<String, Long> receivedCount = new TreeMap<>();
    byPath.forEach(
        (path, count) -> receivedCount.merge(Manner.of(path).id(), count.sum(), Long::sum));
    return new SinkCounts(
        System.nanoTime(),
        receivedCount,
        byPath.size(),
        openedCount.sum(),
        openedCount.sum() - closedCount.sum(),
        lateness());
  }

  private SinkCounts.Lateness lateness() {
    Histogram micros = latenessMicros;
    return new SinkCounts.Lateness(
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3);
  }

  private static long occurredAtMillis(String body) {
    int from = body.indexOf(OCCURRED) + OCCURRED.length();
    return Long.parseLong(body, from, body.indexOf(',', from), 10);
  }

  private static Histogram empty() {
    return new ConcurrentHistogram(LONGEST_MICROS, SIGNIFICANT_DIGITS);
  }
}
