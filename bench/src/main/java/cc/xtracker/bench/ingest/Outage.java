package cc.xtracker.bench.ingest;

import cc.xtracker.bench.load.LoadReport;
import cc.xtracker.bench.row.Measured;
import cc.xtracker.bench.row.Measured.Figure;
import cc.xtracker.bench.row.Row;
import cc.xtracker.stack.process.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Kafka is away for a minute, and events go on all the time. */
final class Outage implements Row {
  private static final int PER_SECOND = 5_000;
  private static final Duration AWAY = Duration.ofMinutes(1);
  private static final Duration CATCH_UP_LIMIT = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /**
   * @param waitingRows of the outbox, when Kafka came back
   * @param caughtUpSeconds from the moment when Kafka was there until hardly a second's events wait
   */
  record Result(int perSecond, double waitingRows, double caughtUpSeconds, LoadReport load) {}

  @Override
  public String name() {
    return "outage";
  }

  @Override
  public Measured measure(Path directory) {
    try (Front front = Front.open(directory)) {
      Duration all = Front.WARM_UP.plus(AWAY).plus(CATCH_UP_LIMIT);
      var load =
          CompletableFuture.supplyAsync(
              () -> front.steady(_ -> front.deposits().post(), PER_SECOND, all));
      pause(Front.WARM_UP);
      front.stack().kill("kafka");
      pause(AWAY);
      double waiting = front.gauge("xtracker_outbox_rows");
      front.stack().restart("kafka");
      double caughtUp = secondsUntilDrained(front);
      Result result = new Result(PER_SECOND, waiting, caughtUp, load.join());
      return new Measured(List.of(figure(result)), result);
    }
  }

  private static double secondsUntilDrained(Front front) {
    long back = System.nanoTime();
    Patience.until(
        CATCH_UP_LIMIT, BETWEEN_LOOKS, () -> front.gauge("xtracker_outbox_oldest_age_seconds") < 1);
    return (System.nanoTime() - back) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  private static void pause(Duration duration) {
    Patience.until(duration, BETWEEN_LOOKS, () -> false);
  }

  private static Figure figure(Result result) {
    return new Figure(
        "caught up after Kafka was away for 60 s, at 5,000 a second (%d answers other than 200)"
            .formatted(result.load().unexpectedCount()),
        "%.0f s".formatted(result.caughtUpSeconds()),
        "≤ 60 s",
        result.caughtUpSeconds() <= 60 && result.load().unexpectedCount() == 0);
  }
}
