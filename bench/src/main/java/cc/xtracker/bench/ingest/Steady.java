package cc.xtracker.bench.ingest;

import cc.xtracker.bench.load.LoadReport;
import cc.xtracker.bench.row.Measured;
import cc.xtracker.bench.row.Measured.Figure;
import cc.xtracker.bench.row.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Seven tenths of what goes, with Kafka and without. */
final class Steady implements Row {
  private static final double SHARE = 0.7;
  private static final Duration CHANGE = Duration.ofSeconds(10);

  /**
   * @param full as hard as it goes, before
   * @param withoutKafka begins a moment after its end
   */
  record Result(LoadReport full, int perSecond, LoadReport withKafka, LoadReport withoutKafka) {}

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public Measured measure(Path directory) {
    try (Front front = Front.open(directory)) {
      LoadReport full = front.full(front.deposits()::post, Front.WARM_UP);
      int perSecond = (int) (SHARE * full.requestsPerSecond());
      steady(front, perSecond, CHANGE);
      LoadReport with = steady(front, perSecond, Front.MEASURED);
      front.stack().kill("kafka");
      steady(front, perSecond, CHANGE);
      LoadReport without = steady(front, perSecond, Front.MEASURED);
      Result result = new Result(full, perSecond, with, without);
      return new Measured(figures(result), result);
    }
  }

  private static LoadReport steady(Front front, int perSecond, Duration duration) {
    return front.steady(_ -> front.deposits().post(), perSecond, duration);
  }

  private static List<Figure> figures(Result result) {
    LoadReport with = result.withKafka();
    LoadReport without = result.withoutKafka();
    return List.of(
        new Figure(
            "at %,d a second, open loop, p50 · p99".formatted(result.perSecond()),
            "%.1f · %.1f ms".formatted(with.p50Millis(), with.p99Millis()),
            "≤ 5 · 15 ms",
            with.p50Millis() <= 5 && with.p99Millis() <= 15),
        new Figure(
            "the same while Kafka is down, p99",
            "%.1f ms".formatted(without.p99Millis()),
            "≤ 30 ms",
            without.p99Millis() <= 30));
  }
}
