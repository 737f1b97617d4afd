package cc.xtracker.bench.sink;

import cc.xtracker.stack.process.Patience;
import cc.xtracker.stack.process.Ports;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.Program;
import cc.xtracker.stack.process.StackFailure;
import cc.xtracker.stack.process.StopSignal;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The sink in its process, as the benchmark speaks to it. */
public final class SinkProcess implements AutoCloseable {
  static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  /** Networks of 250 hosts, all of them this machine. */
  private static final int HOSTS_PER_NETWORK = 250;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final ProcessMark process;

  private SinkProcess(int port, ProcessMark process) {
    this.port = port;
    this.process = process;
  }

  /**
   * @param directory for its log
   */
  public static SinkProcess start(Path directory) {
    int port = Ports.free();
    Path log = directory.resolve("sink.log");
    List<String> arguments =
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Sink.class.getName(),
            Integer.toString(port));
    ProcessMark process = new Program(Program.java(arguments), log).launch();
    if (!Patience.until(START_LIMIT, () -> Ports.isListening(port))) {
      throw new StackFailure("The sink did not start; see " + log + ".");
    }
    return new SinkProcess(port, process);
  }

  /** The n-th receiver, each on a host of its own, as in life: 127.0.0.0/8 is this machine. */
  public URI receiver(Manner manner, int number) {
    int network = 1 + number / HOSTS_PER_NETWORK;
    int host = 1 + number % HOSTS_PER_NETWORK;
    return URI.create("http://127.0." + network + "." + host + ":" + port + manner.path(number));
  }

  public long pid() {
    return process.pid();
  }

  public SinkCounts counts() {
    try {
      return JSON.readValue(ask("GET", Sink.COUNTS), SinkCounts.class);
    } catch (IOException e) {
      throw new StackFailure("The sink does not count any more: " + e.getMessage(), e);
    }
  }

  /** Lateness is counted from here on. */
  public void forgetLateness() {
    ask("POST", Sink.FORGET);
  }

  /** The first body that a receiver got. */
  public String sample() {
    return ask("GET", Sink.SAMPLE);
  }

  @Override
  public void close() {
    http.close();
    process.stop(StopSignal.TERM, Duration.ofSeconds(5));
  }

  private String ask(String method, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new StackFailure("The sink does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("Interrupted while asking the sink.", e);
    }
  }
}
