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
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** One ingress with its Kafka and its PostgreSQL, started from nothing, and whoever drives it. */
final class Front implements AutoCloseable {
  static final int CONNECTION_COUNT = 512;

  /** The JIT needs it: figures of a colder JVM move from run to run. */
  static final Duration WARM_UP = Duration.ofSeconds(60);

  static final Duration MEASURED = Duration.ofSeconds(20);

  private static final List<String> OTHERS =
      List.of(ServiceKind.DISPATCHER.id(), ServiceKind.BINDING.id());

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalStack stack;
  private final Tenant tenant;

  private Front(LocalStack stack) {
    this.stack = stack;
    this.tenant = open();
  }

  /**
   * @param directory of the stack, which is purged before and after
   */
  static Front open(Path directory) {
    LocalStack stack = LocalStack.in(directory, line -> {});
    stack.purge();
    stack.endWithThisProcess();
    stack.up(settings -> settings);
    // They would take the same events from the topics, beside what is measured.
    OTHERS.forEach(stack::kill);
    return new Front(stack);
  }

  LocalStack stack() {
    return stack;
  }

  Deposits deposits() {
    return tenant.deposits();
  }

  /** Opens another space, which may send at most so many events a second. */
  Tenant openLimited(int perSecond) {
    Tenant limited = open();
    operator(
        "PATCH",
        "/admin/spaces/" + limited.space(),
        "{\"rate_limit_per_second\":" + perSecond + "}");
    return limited;
  }

  /** As hard as it goes, over as many connections as {@link #CONNECTION_COUNT}. */
  LoadReport full(Supplier<Call> next, Duration warmUp) {
    return full(next, CONNECTION_COUNT, warmUp);
  }

  LoadReport full(Supplier<Call> next, int connectionCount, Duration warmUp) {
    return drive(url(), tenant.headers(), next, connectionCount, warmUp);
  }

  static LoadReport drive(
      URI target,
      Map<String, String> headers,
      Supplier<Call> next,
      int connectionCount,
      Duration warmUp) {
    return LoadDriver.run(new Load(target, headers, next, connectionCount, warmUp, MEASURED));
  }

  /** At one rate, whatever the answers do. */
  LoadReport steady(LongFunction<Call> call, int perSecond, Duration duration) {
    return steady(tenant, call, perSecond, duration);
  }

  LoadReport steady(Tenant sender, LongFunction<Call> call, int perSecond, Duration duration) {
    return SteadyDriver.run(
        new SteadyLoad(url(), sender.headers(), call, perSecond, CONNECTION_COUNT, duration));
  }

  /** Of all that works while events are taken, by name. */
  Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    for (String name : List.of("ingress", "kafka", "postgres")) {
      pids.put(name, stack.pid(name));
    }
    pids.put("load", ProcessHandle.current().pid());
    return pids;
  }

  /** What ingress says of itself. */
  double gauge(String name) {
    return ask(HttpRequest.newBuilder(url().resolve("/q/metrics")).build())
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private Tenant open() {
    try {
      return Tenant.of(
          new ObjectMapper().readTree(operator("POST", "/admin/spaces", "{\"name\":\"bench\"}")));
    } catch (IOException e) {
      throw new StackFailure("Ingress does not answer in JSON.", e);
    }
  }

  private String operator(String method, String path, String json) {
    return ask(
        HttpRequest.newBuilder(url().resolve(path))
            .header("Authorization", "Bearer " + stack.secrets().adminToken())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build());
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
