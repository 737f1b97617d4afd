package cc.xtracker.bench.ingest;

import cc.xtracker.bench.load.Call;
import cc.xtracker.bench.load.LoadReport;
import cc.xtracker.bench.row.Measured;
import cc.xtracker.bench.row.Measured.Figure;
import cc.xtracker.bench.row.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * New events by {@code POST /events}, and then something else.
 *
 * @param what the other requests are
 * @param change until they are all there is, and what they need is compiled
 * @param reach of the rates: theirs to that of new events
 */
record Compared(
    String name, String what, Function<Deposits, Call> next, Duration change, double reach)
    implements Row {
  /** Nothing but events that were counted before. */
  static final Compared DUPLICATES =
      new Compared("duplicates", "duplicates only", Deposits::repeat, Duration.ofSeconds(10), 1.2);

  /** New events by link. */
  static final Compared LINKS =
      new Compared("get", "GET /e", Deposits::get, Duration.ofSeconds(20), 0.9);

  record Result(LoadReport fresh, LoadReport other, double ratio) {}

  @Override
  public Measured measure(Path directory) {
    try (Front front = Front.open(directory)) {
      LoadReport fresh = front.full(front.deposits()::post, Front.WARM_UP);
      LoadReport other = front.full(() -> next.apply(front.deposits()), change);
      double ratio = other.requestsPerSecond() / fresh.requestsPerSecond();
      Figure figure =
          new Figure(
              "%s (%,.0f/s) against new events by POST (%,.0f/s)"
                  .formatted(what, other.requestsPerSecond(), fresh.requestsPerSecond()),
              "%.2f".formatted(ratio),
              "≥ " + reach,
              ratio >= reach);
      return new Measured(List.of(figure), new Result(fresh, other, ratio));
    }
  }
}
