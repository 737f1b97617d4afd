package cc.xtracker.bench.delivery;

import cc.xtracker.bench.probe.JavaProcess;
import cc.xtracker.bench.row.Measured;
import cc.xtracker.bench.row.Measured.Figure;
import cc.xtracker.bench.row.Row;
import cc.xtracker.bench.scene.ParkedSeed;
import cc.xtracker.bench.scene.Scene;
import cc.xtracker.bench.scene.Target;
import cc.xtracker.bench.sink.Manner;
import cc.xtracker.bench.sink.SinkCounts.Lateness;
import cc.xtracker.stack.process.StackFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A million retries that become due within five minutes, after others that warm the JIT up. */
final class Parked implements Row {
  private static final int TARGET_COUNT = 100;
  private static final int PEOPLE_COUNT = 50;
  private static final long PARKED_COUNT = 1_000_000;
  private static final Duration SPAN = Duration.ofMinutes(5);

  /** As many a second as of those that count, and to receivers of their own. */
  private static final long WARM_UP_COUNT = 100_000;

  private static final Duration WARM_UP = Duration.ofSeconds(30);

  /** For the rows to be written, the dispatcher to start, and the warm-up. */
  private static final Duration PREPARATION = Duration.ofMinutes(2);

  /** For those whose attempt failed once more, which counts as lateness. */
  private static final Duration LAST_ARRIVALS = Duration.ofMinutes(2);

  /**
   * @param lateness from the moment each was due to its arrival
   * @param liveHeapBytes with all of them parked, and after the last
   */
  record Result(long parkedCount, Lateness lateness, List<Long> liveHeapBytes) {}

  @Override
  public String name() {
    return "parked";
  }

  @Override
  public Measured measure(Path directory) {
    try (Scene scene = Scene.begin(directory)) {
      scene
          .tenants()
          .populate(
              2 * TARGET_COUNT, n -> n < TARGET_COUNT ? Manner.TIMED : Manner.OK, PEOPLE_COUNT);
      List<Target> targets = scene.tenants().targets();
      scene.stopDispatcher();
      Instant firstDue = Instant.now().plus(PREPARATION);
      Instant warmUp = firstDue.minus(WARM_UP);
      List<Target> warm = targets.subList(TARGET_COUNT, 2 * TARGET_COUNT);
      ParkedSeed.sow(scene.stack(), warm, PARKED_COUNT, WARM_UP_COUNT, warmUp, WARM_UP);
      List<Target> timed = targets.subList(0, TARGET_COUNT);
      ParkedSeed.sow(scene.stack(), timed, 0, PARKED_COUNT, firstDue, SPAN);
      scene.startDispatcher();
      JavaProcess dispatcher = new JavaProcess(scene.dispatcherPid());
      long before = dispatcher.liveHeapBytes();
      if (Instant.now().isAfter(warmUp)) {
        throw new StackFailure("This machine needs more time to park a million deliveries.");
      }
      Wait.of(Duration.between(Instant.now(), firstDue.plus(SPAN)));
      Wait.until(scene, LAST_ARRIVALS, counts -> counts.lateness().count(), PARKED_COUNT);
      Result result =
          new Result(
              PARKED_COUNT,
              scene.sink().counts().lateness(),
              List.of(before, dispatcher.liveHeapBytes()));
      return new Measured(figures(result), result);
    }
  }

  private static List<Figure> figures(Result result) {
    long heapMegabytes =
        result.liveHeapBytes().stream().mapToLong(Long::longValue).max().orElseThrow() >> 20;
    return List.of(
        new Figure(
            "lateness of 1,000,000 parked deliveries due over 5 minutes, p99",
            "%,.0f ms".formatted(result.lateness().p99Millis()),
            "< 1,000 ms",
            result.lateness().p99Millis() < 1_000),
        new Figure(
            "dispatcher heap meanwhile (-Xmx512m), live",
            "%d MB".formatted(heapMegabytes),
            "≤ 512 MB",
            heapMegabytes <= 512));
  }
}
