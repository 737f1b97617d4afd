package cc.xtracker.bench.ingest;

import cc.xtracker.bench.load.LoadReport;
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
import io.vertx.core.Vertx;
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
   */
  record Result(LoadReport ingest, LoadReport echo, double ratio, long residentMegabytes) {}

  @Override
  public String name() {
    return "single";
  }

  @Override
  public Measured measure(Vertx vertx, Path directory) {
    LoadReport ingest;
    long resident;
    try (Front front = Front.open(vertx, directory)) {
      ingest = front.full(front.deposits()::post, Front.WARM_UP);
      resident = ResidentMemory.ofProcess(front.stack().pid("ingress")).mebibytes();
    }
    LoadReport echo = echo(vertx, directory);
    double ratio = ingest.requestsPerSecond() / echo.requestsPerSecond();
    Result result = new Result(ingest, echo, ratio, resident);
    return new Measured(figures(result), result);
  }

  private static LoadReport echo(Vertx vertx, Path directory) {
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
          vertx,
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
