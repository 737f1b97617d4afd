package cc.xtracker.bench.delivery;

import cc.xtracker.bench.row.Measured;
import cc.xtracker.bench.row.Measured.Figure;
import cc.xtracker.bench.row.Row;
import cc.xtracker.bench.scene.Scene;
import cc.xtracker.bench.scene.Target;
import cc.xtracker.bench.sink.Manner;
import cc.xtracker.bench.sink.SinkCounts.Lateness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A thousand destinations, first without the tenth that never answers, then with it. */
final class Neighbours implements Row {
  private static final int TARGET_COUNT = 1_000;
  private static final int DEAD_EACH = 10;
  private static final int PEOPLE_COUNT = 20_000;
  private static final long BACKLOG_COUNT = 450_000;

  /** To each destination, so that the healthy ones get the same in both runs. */
  private static final int PER_SECOND_EACH = 4;

  /** Long enough for the first requests to the dead to time out. */
  private static final Duration SETTLE = Duration.ofSeconds(20);

  private static final Duration MEASURED = Duration.ofSeconds(20);

  /** At the healthy receivers. */
  record Run(double perSecond, Lateness arrival) {}

  record Result(Run without, Run with) {}

  @Override
  public String name() {
    return "neighbours";
  }

  @Override
  public Measured measure(Path directory) {
    try (Scene scene = Scene.begin(directory)) {
      scene.tenants().populate(TARGET_COUNT, Neighbours::manner, PEOPLE_COUNT);
      List<Target> all = scene.tenants().targets();
      List<Target> healthy = all.stream().filter(Neighbours::isHealthy).toList();
      Result result =
          new Result(run(scene, healthy, healthy.size()), run(scene, all, healthy.size()));
      return new Measured(figures(result), result);
    }
  }

  private static Run run(Scene scene, List<Target> targets, int healthyCount) {
    double perSecond = Drain.perSecond(scene, targets, healthyCount, BACKLOG_COUNT);
    int rate = targets.size() * PER_SECOND_EACH;
    scene.events().steady(targets, rate, SETTLE);
    scene.sink().forgetLateness();
    scene.events().steady(targets, rate, MEASURED);
    return new Run(perSecond, scene.sink().counts().lateness());
  }

  private static Manner manner(int number) {
    return number % DEAD_EACH == DEAD_EACH - 1 ? Manner.NEVER : Manner.TIMED;
  }

  private static boolean isHealthy(Target target) {
    return manner(target.number()) == Manner.TIMED;
  }

  private static List<Figure> figures(Result result) {
    double rise = result.with().arrival().p99Millis() / result.without().arrival().p99Millis() - 1;
    double fall = 1 - result.with().perSecond() / result.without().perSecond();
    return List.of(
        new Figure(
            "p99 of the healthy with 10 %% dead beside them (%.1f ms without)"
                .formatted(result.without().arrival().p99Millis()),
            "%+.0f %%".formatted(100 * rise),
            "< +20 %",
            rise < 0.20),
        new Figure(
            "throughput of the healthy (%,.0f/s without)".formatted(result.without().perSecond()),
            "%+.0f %%".formatted(-100 * fall),
            "> -10 %",
            fall < 0.10));
  }
}
