package cc.xtracker.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A tenant's webhook: answers as it is told, 200 when nothing is said, and keeps what it got. */
final class Receiver implements AutoCloseable {
  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile Reply usual = Reply.status(200);

  /** What it got. */
  record Request(String body, Map<String, List<String>> headers, Instant at) {
    /** Null when the request had none. */
    @Nullable String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> String.join(",", header.getValue()))
          .findFirst()
          .orElse(null);
    }

    String field(String name) {
      return body.replaceAll(".*\"" + name + "\":\"?([^\",}]*).*", "$1");
    }
  }

  /** What it answers. */
  record Reply(int status, Map<String, String> headers, String body) {
    static Reply status(int status) {
      return new Reply(status, Map.of(), "answer " + status);
    }

    /** None, until the receiver closes. */
    static Reply never() {
      return new Reply(0, Map.of(), "");
    }

    static Reply retryAfter(int status, int seconds) {
      return new Reply(status, Map.of("Retry-After", String.valueOf(seconds)), "");
    }
  }

  private final CountDownLatch closed = new CountDownLatch(1);

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  void next(Reply... next) {
    replies.addAll(List.of(next));
  }

  void always(Reply reply) {
    usual = reply;
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }

  private void awaitClosing() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    requests.add(
        new Request(
            new String(exchange.getRequestBody().readAllBytes(), UTF_8),
            Map.copyOf(exchange.getRequestHeaders()),
            Instant.now()));
    Reply next = replies.poll();
    Reply reply = next == null ? usual : next;
    if (reply.status() == 0) {
      awaitClosing();
      return;
    }
    byte[] body = reply.body().getBytes(UTF_8);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
