package cc.xtracker.bench.delivery;

import cc.xtracker.bench.row.Measured;
import cc.xtracker.bench.row.Measured.Figure;
import cc.xtracker.bench.row.Row;
import cc.xtracker.bench.scene.Scene;
import cc.xtracker.bench.sink.Manner;
import java.nio.file.Path;
import java.util.List;

/** The same number of events to ten destinations, then to ten thousand. */
final class ManyDestinations implements Row {
  private static final int FEW = 10;
  private static final int MANY = 10_000;
  private static final int PEOPLE_COUNT = 20_000;
  private static final long BACKLOG_COUNT = 600_000;

  record Result(double fewPerSecond, double manyPerSecond, double ratio) {}

  @Override
  public String name() {
    return "destinations";
  }

  @Override
  public Measured measure(Path directory) {
    try (Scene scene = Scene.begin(directory)) {
      double few = perSecond(scene, FEW);
      double many = perSecond(scene, MANY);
      Result result = new Result(few, many, many / few);
      return new Measured(List.of(figure(result)), result);
    }
  }

  private static double perSecond(Scene scene, int targetCount) {
    scene.tenants().populate(targetCount, n -> Manner.OK, PEOPLE_COUNT);
    return Drain.perSecond(scene, scene.tenants().targets(), targetCount, BACKLOG_COUNT);
  }

  private static Figure figure(Result result) {
    return new Figure(
        "throughput to 10,000 destinations, of that to 10 (%,.0f/s)"
            .formatted(result.fewPerSecond()),
        "%.2f".formatted(result.ratio()),
        "≥ 0.9",
        result.ratio() >= 0.9);
  }
}
