package cc.xtracker.bench.ingest;

import cc.xtracker.bench.load.LoadReport;
import cc.xtracker.bench.row.Measured;
import cc.xtracker.bench.row.Measured.Figure;
import cc.xtracker.bench.row.Row;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** New events by {@code POST /events}, and then by {@code GET /e}. */
final class Links implements Row {
  private static final Duration CHANGE = Duration.ofSeconds(20);

  record Result(LoadReport post, LoadReport get, double ratio) {}

  @Override
  public String name() {
    return "get";
  }

  @Override
  public Measured measure(Vertx vertx, Path directory) {
    try (Front front = Front.open(vertx, directory)) {
      LoadReport post = front.full(front.deposits()::post, Front.WARM_UP);
      LoadReport get = front.full(front.deposits()::get, CHANGE);
      double ratio = get.requestsPerSecond() / post.requestsPerSecond();
      Figure figure =
          new Figure(
              "GET /e (%,.0f/s) against POST /events (%,.0f/s)"
                  .formatted(get.requestsPerSecond(), post.requestsPerSecond()),
              "%.2f".formatted(ratio),
              "≥ 0.9",
              ratio >= 0.9);
      return new Measured(List.of(figure), new Result(post, get, ratio));
    }
  }
}
