package cc.xtracker.bench.ingest;

import cc.xtracker.bench.load.Call;
import cc.xtracker.bench.load.Load;
import cc.xtracker.bench.load.LoadDriver;
import cc.xtracker.bench.load.LoadReport;
import cc.xtracker.bench.load.SteadyDriver;
import cc.xtracker.bench.load.SteadyLoad;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.process.StackFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** A stack started from nothing, with one ingress and one space, and whoever drives it. */
final class Front implements AutoCloseable {
  static final int CONNECTION_COUNT = 512;

  /** The JIT needs it: figures of a colder JVM move from run to run. */
  static final Duration WARM_UP = Duration.ofSeconds(40);

  static final Duration MEASURED = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Vertx vertx;
  private final LocalStack stack;
  private final Map<String, String> headers;
  private final Deposits deposits;

  private Front(Vertx vertx, LocalStack stack) {
    this.vertx = vertx;
    this.stack = stack;
    JsonNode space = space();
    this.headers =
        Map.of(
            "Authorization",
            "Bearer " + space.get("bearer").asText(),
            "Content-Type",
            "application/json");
    this.deposits = new Deposits(space.get("ingest_token").asText());
  }

  /**
   * @param directory of the stack, which is purged before and after
   */
  static Front open(Vertx vertx, Path directory) {
    LocalStack stack = LocalStack.in(directory, line -> {});
    stack.purge();
    stack.endWithThisProcess();
    stack.up(settings -> settings);
    return new Front(vertx, stack);
  }

  LocalStack stack() {
    return stack;
  }

  Deposits deposits() {
    return deposits;
  }

  /** As hard as it goes, over as many connections as {@link #CONNECTION_COUNT}. */
  LoadReport full(Supplier<Call> next, Duration warmUp) {
    return full(next, CONNECTION_COUNT, warmUp);
  }

  LoadReport full(Supplier<Call> next, int connectionCount, Duration warmUp) {
    return drive(vertx, url(), headers, next, connectionCount, warmUp);
  }

  static LoadReport drive(
      Vertx vertx,
      URI target,
      Map<String, String> headers,
      Supplier<Call> next,
      int connectionCount,
      Duration warmUp) {
    try {
      return LoadDriver.run(
          vertx, new Load(target, headers, next, connectionCount, warmUp, MEASURED));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("The load was interrupted.", e);
    }
  }

  /** At one rate, whatever the answers do. */
  LoadReport steady(LongFunction<Call> call, int perSecond, Duration duration) {
    return SteadyDriver.run(
        vertx, new SteadyLoad(url(), headers, call, perSecond, CONNECTION_COUNT, duration));
  }

  /** What ingress says of itself. */
  double gauge(String name) {
    return ask(HttpRequest.newBuilder(url().resolve("/q/metrics")).build())
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private JsonNode space() {
    HttpRequest request =
        HttpRequest.newBuilder(url().resolve("/admin/spaces"))
            .header("Authorization", "Bearer " + stack.secrets().adminToken())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"bench\"}"))
            .build();
    try {
      return new ObjectMapper().readTree(ask(request));
    } catch (IOException e) {
      throw new StackFailure("Ingress does not answer in JSON.", e);
    }
  }

  private String ask(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return answer.body();
    } catch (IOException e) {
      throw new StackFailure("Ingress does not answer " + request.uri() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("Interrupted.", e);
    }
  }

  private URI url() {
    return URI.create(stack.url(ServiceKind.INGRESS));
  }

  @Override
  public void close() {
    http.close();
    stack.purge();
  }
}
