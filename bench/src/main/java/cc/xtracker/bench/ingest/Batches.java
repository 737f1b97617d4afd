package cc.xtracker.bench.ingest;

import cc.xtracker.bench.load.LoadReport;
import cc.xtracker.bench.row.Measured;
import cc.xtracker.bench.row.Measured.Figure;
import cc.xtracker.bench.row.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Batches as fast as they go, and a few single events beside them. */
final class Batches implements Row {
  private static final int CONNECTION_COUNT = 8;
  private static final int SINGLES_PER_SECOND = 100;

  /**
   * @param singles an open loop of {@value #SINGLES_PER_SECOND} a second
   */
  record Result(double eventsPerSecond, LoadReport batches, LoadReport singles) {}

  @Override
  public String name() {
    return "batch";
  }

  @Override
  public Measured measure(Path directory) {
    try (Front front = Front.open(directory)) {
      front.full(front.deposits()::batch, CONNECTION_COUNT, Front.WARM_UP);
      var singles =
          CompletableFuture.supplyAsync(
              () -> front.steady(_ -> front.deposits().post(), SINGLES_PER_SECOND, Front.MEASURED));
      LoadReport batches = front.full(front.deposits()::batch, CONNECTION_COUNT, Duration.ZERO);
      return measured(batches, singles.join());
    }
  }

  private static Measured measured(LoadReport batches, LoadReport singles) {
    double perSecond = batches.requestsPerSecond() * Deposits.BATCH_SIZE;
    return new Measured(
        List.of(
            new Figure(
                "POST /events/batch, new events a second, 500 a request",
                "%,.0f".formatted(perSecond),
                "≥ 120,000",
                perSecond >= 120_000),
            new Figure(
                "single events beside it, p99",
                "%.1f ms".formatted(singles.p99Millis()),
                "≤ 50 ms",
                singles.p99Millis() <= 50)),
        new Result(perSecond, batches, singles));
  }
}
