package cc.xtracker.dispatcher.http.destination;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webhook that answers with the status its path says, and keeps what it got. */
final class TrialReceiver implements AutoCloseable {
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /** What it got. */
  record Request(String body, HttpHeaders headers) {}

  TrialReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  String answering(int status) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + status;
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    requests.add(
        new Request(
            new String(exchange.getRequestBody().readAllBytes(), UTF_8),
            HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true)));
    byte[] answer = "taken".getBytes(UTF_8);
    int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
