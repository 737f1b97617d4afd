package cc.xtracker.bench.delivery;

import cc.xtracker.bench.probe.JavaProcess;
import cc.xtracker.bench.row.Measured;
import cc.xtracker.bench.row.Measured.Figure;
import cc.xtracker.bench.row.Row;
import cc.xtracker.bench.scene.Scene;
import cc.xtracker.bench.scene.Target;
import cc.xtracker.bench.sink.Manner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One destination gets far more than it takes, which is nothing: it never answers. */
final class Flood implements Row {
  private static final int PER_SECOND = 5_000;
  private static final int PEOPLE_COUNT = 20_000;

  /** Until its lane is full, its requests time out and its retries have begun. */
  private static final Duration SETTLE = Duration.ofSeconds(20);

  private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(10);
  private static final int SAMPLE_COUNT = 7;
  private static final double FLAT = 1.10;

  /**
   * @param liveHeapBytes one sample each ten seconds
   * @param growth of the mean, from the first half to the second
   */
  record Result(int perSecond, List<Long> liveHeapBytes, double growth) {}

  @Override
  public String name() {
    return "flood";
  }

  @Override
  public Measured measure(Path directory) {
    try (Scene scene = Scene.begin(directory)) {
      scene.tenants().populate(1, n -> Manner.NEVER, PEOPLE_COUNT);
      List<Target> target = scene.tenants().targets();
      JavaProcess dispatcher = new JavaProcess(scene.dispatcherPid());
      scene.events().steady(target, PER_SECOND, SETTLE);
      List<Long> samples = new ArrayList<>();
      while (samples.size() < SAMPLE_COUNT) {
        samples.add(dispatcher.liveHeapBytes());
        scene.events().steady(target, PER_SECOND, BETWEEN_SAMPLES);
      }
      Result result = new Result(PER_SECOND, samples, growth(samples));
      return new Measured(List.of(figure(result)), result);
    }
  }

  private static double growth(List<Long> samples) {
    int half = samples.size() / 2;
    return mean(samples.subList(samples.size() - half, samples.size()))
        / mean(samples.subList(0, half));
  }

  private static double mean(List<Long> samples) {
    return samples.stream().mapToLong(Long::longValue).average().orElseThrow();
  }

  private static Figure figure(Result result) {
    return new Figure(
        "dispatcher heap while a destination floods and never answers (%d MB live)"
            .formatted(result.liveHeapBytes().getLast() >> 20),
        "× %.2f in a minute".formatted(result.growth()),
        "flat: ≤ × 1.10",
        result.growth() <= FLAT);
  }
}
