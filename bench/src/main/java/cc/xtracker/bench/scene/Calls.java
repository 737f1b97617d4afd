package cc.xtracker.bench.scene;

import cc.xtracker.stack.process.StackFailure;
import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** POSTs of operators and tenants, some at a time. */
final class Calls implements AutoCloseable {
  private static final int AT_ONCE = 64;
  private static final int UNAVAILABLE = 503;
  private static final int MOST_REPEATS = 50;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
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

  /** A service that is briefly unavailable asks to be asked again, and is. */
  JsonNode post(String url, String secret, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", "application/json")
            .timeout(LIMIT)
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer = send(request);
    for (int n = 0; n < MOST_REPEATS && answer.statusCode() == UNAVAILABLE; n++) {
      LockSupport.parkNanos(PAUSE_NANOS);
      answer = send(request);
    }
    return made(answer);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new StackFailure(request.uri() + " does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("Interrupted while calling " + request.uri() + ".", e);
    }
  }

  private static JsonNode made(HttpResponse<String> answer) {
    try {
      if (answer.statusCode() / 100 == 2) {
        return JSON.readTree(answer.body());
      }
    } catch (JsonProcessingException e) {
      throw new StackFailure(answer.uri() + " does not answer with JSON.", e);
    }
    throw new StackFailure(answer.uri() + " answers " + answer.statusCode() + ": " + answer.body());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.close();
  }
}
