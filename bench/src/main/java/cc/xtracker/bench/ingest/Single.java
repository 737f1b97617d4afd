package cc.xtracker.bench.ingest;

import cc.xtracker.bench.load.Load;
import cc.xtracker.bench.load.LoadDriver;
import cc.xtracker.bench.load.LoadReport;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.process.Patience;
import cc.xtracker.stack.process.Ports;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.Program;
import cc.xtracker.stack.process.StackFailure;
import cc.xtracker.stack.process.StopSignal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** New events through one ingress, and the same load at the ceiling. */
public final class IngestBench {
  private static final int CONNECTION_COUNT = 512;

  /** The JIT needs it: figures of a colder JVM move from run to run. */
  private static final Duration WARM_UP = Duration.ofSeconds(40);

  private static final Duration MEASURED = Duration.ofSeconds(20);

  private final Vertx vertx;
  private final Path directory;
  private final AtomicLong next = new AtomicLong();

  /**
   * @param ratio of the rates: ingest to echo
   */
  public record Result(LoadReport ingest, LoadReport echo, double ratio) {}

  /**
   * @param directory of the stack, which is started from nothing and purged afterwards
   */
  public IngestBench(Vertx vertx, Path directory) {
    this.vertx = vertx;
    this.directory = directory;
  }

  public Result run() throws IOException, InterruptedException {
    LoadReport ingest = ingest();
    LoadReport echo = echo();
    double ratio = ingest.requestsPerSecond() / echo.requestsPerSecond();
    return new Result(ingest, echo, ratio);
  }

  private LoadReport ingest() throws IOException, InterruptedException {
    LocalStack stack = LocalStack.in(directory, System.out::println);
    stack.purge();
    stack.endWithThisProcess();
    try {
      stack.up(settings -> settings);
      String bearer = bearer(stack);
      return drive(stack.url(ServiceKind.INGRESS), "Bearer " + bearer);
    } finally {
      stack.purge();
    }
  }

  private LoadReport echo() throws InterruptedException {
    int port = Ports.free();
    ProcessMark server =
        new Program(
                Program.java(
                    List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
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
      return drive("http://127.0.0.1:" + port, "Bearer nobody");
    } finally {
      server.stop(StopSignal.TERM, Duration.ofSeconds(5));
    }
  }

  private LoadReport drive(String url, String authorization) throws InterruptedException {
    Map<String, String> headers =
        Map.of("Authorization", authorization, "Content-Type", "application/json");
    return LoadDriver.run(
        vertx,
        new Load(
            URI.create(url + "/events"),
            headers,
            this::event,
            CONNECTION_COUNT,
            WARM_UP,
            MEASURED));
  }

  private String event() {
    long n = next.getAndIncrement();
    return "{\"uid\":\"01m80pnwtw3ndzkmcdr"
        + n % 100_000
        + "\",\"event\":\"deposit\",\"value\":\"25.00\",\"currency\":\"USD\",\"eid\":\"tx-"
        + n
        + "\"}";
  }

  private static String bearer(LocalStack stack) throws IOException, InterruptedException {
    HttpRequest space =
        HttpRequest.newBuilder(URI.create(stack.url(ServiceKind.INGRESS) + "/admin/spaces"))
            .header("Authorization", "Bearer " + stack.secrets().adminToken())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"bench\"}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      JsonNode created =
          new ObjectMapper()
              .readTree(http.send(space, HttpResponse.BodyHandlers.ofString()).body());
      return created.get("bearer").asText();
    }
  }
}
