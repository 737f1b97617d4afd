package cc.xtracker.bench.ingest;

import cc.xtracker.bench.load.LoadReport;
import cc.xtracker.bench.row.Measured;
import cc.xtracker.bench.row.Measured.Figure;
import cc.xtracker.bench.row.Row;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** New events, and then nothing but events that were counted before. */
final class Duplicates implements Row {
  private static final Duration CHANGE = Duration.ofSeconds(10);

  record Result(LoadReport fresh, LoadReport duplicates, double ratio) {}

  @Override
  public String name() {
    return "duplicates";
  }

  @Override
  public Measured measure(Vertx vertx, Path directory) {
    try (Front front = Front.open(vertx, directory)) {
      LoadReport fresh = front.full(front.deposits()::post, Front.WARM_UP);
      LoadReport duplicates = front.full(front.deposits()::repeat, CHANGE);
      double ratio = duplicates.requestsPerSecond() / fresh.requestsPerSecond();
      Figure figure =
          new Figure(
              "duplicates only (%,.0f/s) against new events (%,.0f/s)"
                  .formatted(duplicates.requestsPerSecond(), fresh.requestsPerSecond()),
              "%.2f".formatted(ratio),
              "≥ 1.2",
              ratio >= 1.2);
      return new Measured(List.of(figure), new Result(fresh, duplicates, ratio));
    }
  }
}
