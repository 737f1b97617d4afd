package cc.xtracker.bench.ingest;

import cc.xtracker.bench.load.LoadReport;
import cc.xtracker.bench.probe.ProcessorTime;
import cc.xtracker.bench.probe.ResidentMemory;
import cc.xtracker.bench.row.Measured;
import cc.xtracker.bench.row.Measured.Figure;
import cc.xtracker.bench.row.Row;
import cc.xtracker.stack.process.Patience;
import cc.xtracker.stack.process.Ports;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.Program;
import cc.xtracker.stack.process.StackFailure;
import cc.xtracker.stack.process.StopSignal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** New events through one ingress, and the same load at the ceiling. */
final class Single implements Row {
  /**
   * @param ratio of the rates: ingest to echo
   * @param residentMegabytes of ingress at the end of the load
   * @param microsPerEvent processor time by process
   */
  record Result(
      LoadReport ingest,
      LoadReport echo,
      double ratio,
      long residentMegabytes,
      Map<String, Double> microsPerEvent) {}

  @Override
  public String name() {
    return "single";
  }

  @Override
  public Measured measure(Path directory) {
    LoadReport ingest;
    long resident;
    Map<String, Double> micros;
    try (Front front = Front.open(directory)) {
      front.full(front.deposits()::post, Front.WARM_UP.minus(Front.MEASURED));
      ProcessorTime before = ProcessorTime.of(front.pids());
      ingest = front.full(front.deposits()::post, Duration.ZERO);
      micros =
          ProcessorTime.of(front.pids())
              .perUnitSince(
                  before, Math.round(ingest.requestsPerSecond() * Front.MEASURED.toSeconds()));
      resident = ResidentMemory.ofProcess(front.stack().pid("ingress")).mebibytes();
    }
    LoadReport echo = echo(directory);
    double ratio = ingest.requestsPerSecond() / echo.requestsPerSecond();
    Result result = new Result(ingest, echo, ratio, resident, micros);
    return new Measured(figures(result), result);
  }

  private static LoadReport echo(Path directory) {
    int port = Ports.free();
    ProcessMark server =
        new Program(
                Program.java(
                    List.of(
                        "-Xmx512m",
                        "-XX:+UseParallelGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EchoServer.class.getName(),
                        Integer.toString(port))),
                directory.resolve("echo.log"))
            .launch();
    try {
      if (!Patience.until(Duration.ofSeconds(20), () -> Ports.isListening(port))) {
        throw new StackFailure("The echo server did not start; see " + directory + "/echo.log.");
      }
      return Front.drive(
          URI.create("http://127.0.0.1:" + port),
          Map.of("Authorization", "Bearer nobody", "Content-Type", "application/json"),
          new Deposits("nobody")::post,
          Front.CONNECTION_COUNT,
          Front.WARM_UP);
    } finally {
      server.stop(StopSignal.TERM, Duration.ofSeconds(5));
    }
  }

  private static List<Figure> figures(Result result) {
    double perSecond = result.ingest().requestsPerSecond();
    long megabytes = result.residentMegabytes();
    return List.of(
        new Figure(
            "POST /events, new events a second, 512 connections",
            "%,.0f".formatted(perSecond),
            "≥ 45,000",
            perSecond >= 45_000),
        new Figure(
            "of what parses and answers (%,.0f)".formatted(result.echo().requestsPerSecond()),
            "%.2f".formatted(result.ratio()),
            "≥ 0.45",
            result.ratio() >= 0.45),
        new Figure(
            "resident memory of ingress under that load",
            megabytes + " MB",
            "≤ 350 MB",
            megabytes <= 350));
  }
}
