package cc.xtracker.bench.scene;

import cc.xtracker.stack.process.StackFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** POSTs of operators and tenants, some at a time. */
final class Calls implements AutoCloseable {
  private static final int AT_ONCE = 64;
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

  /** What the calls from one number to the next made, in their order. */
  <T> List<T> each(int from, int to, IntFunction<T> call) {
    List<Callable<T>> calls =
        IntStream.range(from, to).<Callable<T>>mapToObj(n -> () -> call.apply(n)).toList();
    try {
      List<Future<T>> made = threads.invokeAll(calls);
      for (Future<T> one : made) {
        one.get();
      }
      return made.stream().map(Future::resultNow).toList();
    } catch (ExecutionException e) {
      throw new StackFailure("A call failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("Interrupted while calling.", e);
    }
  }

  JsonNode post(String url, String secret, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", "application/json")
            .timeout(LIMIT)
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new StackFailure(url + " answers " + response.statusCode() + ": " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new StackFailure(url + " does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("Interrupted while calling " + url + ".", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.close();
  }
}
