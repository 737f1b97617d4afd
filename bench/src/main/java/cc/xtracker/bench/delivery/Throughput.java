package cc.xtracker.bench.delivery;

import cc.xtracker.bench.probe.Groups;
import cc.xtracker.bench.probe.ProcessorTime;
import cc.xtracker.bench.probe.Statements;
import cc.xtracker.bench.row.Measured;
import cc.xtracker.bench.row.Measured.Figure;
import cc.xtracker.bench.row.Row;
import cc.xtracker.bench.scene.Scene;
import cc.xtracker.bench.scene.Target;
import cc.xtracker.bench.sink.Manner;
import cc.xtracker.bench.sink.SinkCounts;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.Program;
import cc.xtracker.stack.process.StackFailure;
import cc.xtracker.stack.process.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A backlog to receivers that answer at once, then the bare client to the same receivers. */
final class Throughput implements Row {
  private static final int TARGET_COUNT = 10;
  private static final int PEOPLE_COUNT = 20_000;

  /** Lasts longer than the measurement, or there is no figure. */
  private static final long EVENT_COUNT = 3_000_000;

  /** What one poll after the other still finds at the end. */
  private static final long LEFT_COUNT = 50_000;

  /** What the dispatcher has by default: {@code xtracker.webhook.event-loop-count}. */
  private static final int EVENT_LOOP_COUNT =
      Math.min(8, Runtime.getRuntime().availableProcessors());

  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration MEASURED = Duration.ofSeconds(60);
  private static final Duration BARE_WARM_UP = Duration.ofSeconds(15);
  private static final Duration BARE_MEASURED = Duration.ofSeconds(20);

  /**
   * @param statementsPerDelivery by the deliveries that were also logged, if those are fewer
   * @param microsPerDelivery processor time by process
   * @param logLagBefore outcomes that the delivery log had still to take, when the measurement
   *     began
   */
  record Result(
      double perSecond,
      double barePerSecond,
      double ratio,
      int eventLoopCount,
      long connectionCount,
      double reuse,
      double statementsPerDelivery,
      Map<String, Double> microsPerDelivery,
      long logLagBefore,
      long logLagAfter) {}

  private record Snapshot(
      SinkCounts counts, ProcessorTime processor, long statementCount, long loggedCount, long lag) {
    static Snapshot of(Scene scene, Statements statements, Groups groups) {
      return new Snapshot(
          scene.sink().counts(),
          ProcessorTime.of(scene.pids()),
          statements.count(),
          groups.committed(Groups.DELIVERY_LOG),
          groups.lag(Groups.DELIVERY_LOG));
    }
  }

  @Override
  public String name() {
    return "throughput";
  }

  @Override
  public Measured measure(Path directory) {
    try (Scene scene = Scene.begin(directory);
        Groups groups = new Groups(scene.stack().kafkaBootstrapServers())) {
      Statements statements = Statements.in(scene.stack());
      scene.tenants().populate(TARGET_COUNT, n -> Manner.OK, PEOPLE_COUNT);
      scene.stopDispatcher();
      scene.events().backlog(scene.tenants().targets(), EVENT_COUNT);
      scene.startDispatcher();
      Wait.of(WARM_UP);
      Snapshot before = Snapshot.of(scene, statements, groups);
      Wait.of(MEASURED);
      Snapshot after = Snapshot.of(scene, statements, groups);
      if (groups.lag(Groups.EVENTS) < LEFT_COUNT) {
        throw new StackFailure("The backlog ran out: the sink was waiting for events.");
      }
      scene.stopDispatcher();
      double bare = bare(scene, directory, after.counts().openCount());
      return measured(before, after, bare);
    }
  }

  private static double bare(Scene scene, Path directory, long connectionCount) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BareClient.class.getName(),
                Integer.toString(EVENT_LOOP_COUNT),
                Long.toString(connectionCount),
                scene.sink().sample()));
    for (Target target : scene.tenants().targets()) {
      arguments.add(scene.sink().receiver(Manner.OK, target.number()).toString());
    }
    ProcessMark client =
        new Program(Program.java(arguments), directory.resolve("bare.log")).launch();
    try {
      Wait.of(BARE_WARM_UP);
      SinkCounts before = scene.sink().counts();
      Wait.of(BARE_MEASURED);
      return scene.sink().counts().perSecondSince(before);
    } finally {
      client.stop(StopSignal.TERM, Duration.ofSeconds(5));
    }
  }

  private static Measured measured(Snapshot before, Snapshot after, double bare) {
    double perSecond = after.counts().perSecondSince(before.counts());
    long delivered = after.counts().received() - before.counts().received();
    long logged = after.loggedCount() - before.loggedCount();
    Result result =
        new Result(
            perSecond,
            bare,
            perSecond / bare,
            EVENT_LOOP_COUNT,
            after.counts().openCount(),
            after.counts().reuseSince(before.counts()),
            (after.statementCount() - before.statementCount())
                / (double) Math.min(delivered, logged),
            after.processor().perUnitSince(before.processor(), delivered),
            before.lag(),
            after.lag());
    return new Measured(figures(result), result);
  }

  private static List<Figure> figures(Result result) {
    return List.of(
        new Figure(
            "deliveries per second, 60 s",
            "%,.0f".formatted(result.perSecond()),
            "≥ 25,000",
            result.perSecond() >= 25_000),
        new Figure(
            "of what the bare client posts (%,.0f)".formatted(result.barePerSecond()),
            "%.2f".formatted(result.ratio()),
            "≥ 0.30",
            result.ratio() >= 0.30),
        new Figure(
            "requests on a connection that was there",
            "%.2f %%".formatted(100 * result.reuse()),
            "≥ 95 %",
            result.reuse() >= 0.95),
        new Figure(
            "SQL statements per delivery, log included",
            "%.4f".formatted(result.statementsPerDelivery()),
            "≤ 0.1",
            result.statementsPerDelivery() <= 0.1));
  }
}
