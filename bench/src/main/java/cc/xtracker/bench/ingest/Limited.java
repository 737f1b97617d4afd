package cc.xtracker.bench.ingest;

import cc.xtracker.bench.load.LoadReport;
import cc.xtracker.bench.row.Measured;
import cc.xtracker.bench.row.Measured.Figure;
import cc.xtracker.bench.row.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a space notices of another one that sends ten times what it may. */
final class Limited implements Row {
  private static final int PER_SECOND = 2_000;
  private static final int LIMIT = 500;
  private static final int TIMES = 10;
  private static final Duration CHANGE = Duration.ofSeconds(15);

  /**
   * @param beside the other space stays within its limit
   * @param besideFlood the other space does not
   * @param flood what that one hears: all but its share is refused
   */
  record Result(
      int perSecond, int limit, LoadReport beside, LoadReport besideFlood, LoadReport flood) {}

  @Override
  public String name() {
    return "limit";
  }

  @Override
  public Measured measure(Path directory) {
    try (Front front = Front.open(directory)) {
      Tenant limited = front.openLimited(LIMIT);
      front.full(front.deposits()::post, Front.WARM_UP);
      both(front, limited, LIMIT * TIMES, CHANGE);
      Pair within = both(front, limited, LIMIT, Front.MEASURED);
      Pair beyond = both(front, limited, LIMIT * TIMES, Front.MEASURED);
      return measured(
          new Result(PER_SECOND, LIMIT, within.free(), beyond.free(), beyond.limited()));
    }
  }

  private record Pair(LoadReport free, LoadReport limited) {}

  private static Pair both(Front front, Tenant limited, int limitedPerSecond, Duration duration) {
    var other =
        CompletableFuture.supplyAsync(
            () ->
                front.steady(limited, _ -> limited.deposits().post(), limitedPerSecond, duration));
    LoadReport free = front.steady(_ -> front.deposits().post(), PER_SECOND, duration);
    return new Pair(free, other.join());
  }

  private static Measured measured(Result result) {
    double before = result.beside().p99Millis();
    double after = result.besideFlood().p99Millis();
    return new Measured(
        List.of(
            new Figure(
                "p99 at %,d a second beside a space at ten times its limit, against one within it"
                    .formatted(PER_SECOND),
                "%.1f against %.1f ms".formatted(after, before),
                "at most a fifth more",
                after <= 1.2 * before)),
        result);
  }
}
