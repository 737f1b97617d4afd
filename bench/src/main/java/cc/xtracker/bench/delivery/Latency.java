package cc.xtracker.bench.delivery;

import cc.xtracker.bench.load.Call;
import cc.xtracker.bench.load.LoadReport;
import cc.xtracker.bench.load.SteadyDriver;
import cc.xtracker.bench.load.SteadyLoad;
import cc.xtracker.bench.row.Measured;
import cc.xtracker.bench.row.Measured.Figure;
import cc.xtracker.bench.row.Row;
import cc.xtracker.bench.scene.Scene;
import cc.xtracker.bench.scene.Space;
import cc.xtracker.bench.scene.Target;
import cc.xtracker.bench.sink.Manner;
import cc.xtracker.bench.sink.SinkCounts.Lateness;
import cc.xtracker.stack.local.ServiceKind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** From a tenant's {@code POST /events} to the receiver, at a rate that leaves room. */
final class Latency implements Row {
  private static final int PER_SECOND = 2_000;
  private static final int CONNECTION_COUNT = 64;
  private static final int TARGET_COUNT = 4;
  private static final int PEOPLE_COUNT = 20_000;

  /** Five cold virtual machines share two cores: until then they mostly compile. */
  private static final Duration WARM_UP = Duration.ofMinutes(2);

  private static final Duration MEASURED = Duration.ofSeconds(30);

  /**
   * @param arrival from the intended moment of the request to the receiver
   * @param answer from the same moment to the answer {@code queued}
   */
  record Result(int perSecond, Lateness arrival, LoadReport answer) {}

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public Measured measure(Path directory) {
    try (Scene scene = Scene.begin(directory)) {
      scene.tenants().populate(TARGET_COUNT, n -> Manner.TIMED, PEOPLE_COUNT);
      LongFunction<Call> body = bodies(scene.tenants().targets());
      SteadyDriver.run(load(scene, body, WARM_UP));
      awaitArrivals(scene, WARM_UP);
      scene.sink().forgetLateness();
      LoadReport answer = SteadyDriver.run(load(scene, body, MEASURED));
      awaitArrivals(scene, MEASURED);
      Lateness arrival = scene.sink().counts().lateness();
      return new Measured(figures(arrival), new Result(PER_SECOND, arrival, answer));
    }
  }

  private static void awaitArrivals(Scene scene, Duration load) {
    Wait.until(
        scene,
        Duration.ofSeconds(60),
        counts -> counts.lateness().count(),
        PER_SECOND * load.toSeconds());
  }

  private static SteadyLoad load(Scene scene, LongFunction<Call> body, Duration duration) {
    Space space = scene.tenants().space(scene.tenants().targets().getFirst());
    return new SteadyLoad(
        URI.create(scene.stack().url(ServiceKind.INGRESS)),
        Map.of("Authorization", "Bearer " + space.bearer(), "Content-Type", "application/json"),
        body,
        PER_SECOND,
        CONNECTION_COUNT,
        duration);
  }

  private static LongFunction<Call> bodies(List<Target> targets) {
    AtomicLong next = new AtomicLong();
    return intendedMillis -> {
      long n = next.getAndIncrement();
      Target target = targets.get((int) (n % targets.size()));
      return Call.post(
          "/events",
          """
          {"event":"%s","uid":"person-%d","eid":"tx-%d","occurred_at_ms":%d}"""
              .formatted(
                  target.canonical().wireName(),
                  n / targets.size() % PEOPLE_COUNT,
                  n,
                  intendedMillis));
    };
  }

  private static List<Figure> figures(Lateness arrival) {
    return List.of(
        new Figure(
            "event accepted to request at the receiver at 2,000/s, p50",
            "%.1f ms".formatted(arrival.p50Millis()),
            "< 15 ms",
            arrival.p50Millis() < 15),
        new Figure(
            "the same, p99",
            "%.1f ms".formatted(arrival.p99Millis()),
            "< 60 ms",
            arrival.p99Millis() < 60));
  }
}
