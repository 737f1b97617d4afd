package cc.xtracker.stack.receiver;

import cc.xtracker.stack.process.Patience;
import cc.xtracker.stack.process.StackFailure;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A real HTTP server that remembers what it was sent. It acknowledges everything, unless it was
 * told to fail first.
 */
public final class WebhookReceiver implements AutoCloseable {
  private static final int ANY_PORT = 0;
  private static final int DEFAULT_BACKLOG = 0;
  private static final int OK = 200;
  private static final int NO_BODY = -1;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<ReceivedRequest> received = new ConcurrentLinkedQueue<>();

  /** Guarded by itself, as are the three after it. */
  private final Queue<Integer> failures = new ArrayDeque<>();

  private int failEach = Integer.MAX_VALUE;
  private int failEachStatus = OK;
  private int answeredCount;

  private final Consumer<ReceivedRequest> listener;

  private WebhookReceiver(HttpServer server, Consumer<ReceivedRequest> listener) {
    this.server = server;
    this.listener = listener;
  }

  /** On a free port of this machine's own network. */
  public static WebhookReceiver start() {
    return start(ANY_PORT, request -> {});
  }

  /**
   * @param listener told of each request before it is answered, on any thread
   */
  public static WebhookReceiver start(int port, Consumer<ReceivedRequest> listener) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var receiver = new WebhookReceiver(HttpServer.create(address, DEFAULT_BACKLOG), listener);
      receiver.server.createContext("/", receiver::receive);
      receiver.server.setExecutor(receiver.threads);
      receiver.server.start();
      return receiver;
    } catch (IOException e) {
      throw new StackFailure("Cannot start a webhook receiver: " + e.getMessage(), e);
    }
  }

  /** Every path works; this is the one to give to a destination. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook");
  }

  /** The next requests get this status; those after them are acknowledged again. */
  public void failNext(int count, int status) {
    synchronized (failures) {
      failures.addAll(Collections.nCopies(count, status));
    }
  }

  /** From now on each n-th request gets this status, for as long as this lives. */
  public void failEach(int nth, int status) {
    synchronized (failures) {
      failEach = nth;
      failEachStatus = status;
    }
  }

  /** In the order of arrival. */
  public List<ReceivedRequest> received() {
    return List.copyOf(received);
  }

  /** Those that were answered with success. */
  public List<ReceivedRequest> acknowledged() {
    return received.stream().filter(ReceivedRequest::isAcknowledged).toList();
  }

  /** Whether so many requests, or more, have arrived in time. */
  public boolean awaitReceived(int count, Duration limit) {
    return Patience.until(limit, () -> received.size() >= count);
  }

  /** Whether so many requests, or more, were acknowledged in time. */
  public boolean awaitAcknowledged(int count, Duration limit) {
    return Patience.until(limit, () -> acknowledged().size() >= count);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      int status = nextStatus();
      var request =
          new ReceivedRequest(
              Instant.now(),
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              headers(exchange),
              body,
              status);
      received.add(request);
      listener.accept(request);
      exchange.sendResponseHeaders(status, NO_BODY);
    }
  }

  private int nextStatus() {
    synchronized (failures) {
      answeredCount++;
      if (!failures.isEmpty()) {
        return failures.remove();
      }
      return answeredCount % failEach == 0 ? failEachStatus : OK;
    }
  }

  private static Map<String, List<String>> headers(HttpExchange exchange) {
    return exchange.getRequestHeaders().entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
  }
}
