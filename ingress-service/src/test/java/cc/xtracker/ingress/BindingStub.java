package cc.xtracker.ingress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Answers like binding-service, from memory; remembers what it was asked. */
public final class BindingStub implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final String token;
  private final Set<String> clicks = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> bindings = new ConcurrentHashMap<>();
  private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  private BindingStub(HttpServer server, String token) {
    this.server = server;
    this.token = token;
  }

  static BindingStub start(String token) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
      BindingStub stub = new BindingStub(server, token);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/internal/spaces/", stub::handle);
      server.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** While it is away it answers nothing useful. */
  public void away(boolean now) {
    away = now;
  }

  /** The body of the last request. */
  public JsonNode lastAsked() {
    return asked.getLast();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean known =
          ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      if (away || !known) {
        exchange.sendResponseHeaders(away ? 503 : 401, -1);
        return;
      }
      JsonNode body = JSON.readTree(exchange.getRequestBody());
      asked.add(body);
      String[] path = exchange.getRequestURI().getPath().split("/");
      String answer = path[4].equals("clicks") ? click(path[3], body) : bind(path[3], body);
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String click(String space, JsonNode body) {
    String minted = body.path("idempotency_key").asText("minted");
    String uid = body.path("uid").isTextual() ? body.path("uid").asText() : minted;
    clicks.add(space + ":" + uid);
    return "{\"uid\":\"" + uid + "\"}";
  }

  private String bind(String space, JsonNode body) {
    String person = space + ":" + body.path("uid").asText();
    long user = body.path("tg_id").asLong();
    Long before = bindings.putIfAbsent(person, user);
    String status = before == null ? "BOUND" : before == user ? "ALREADY_BOUND" : "CONFLICT";
    return "{\"status\":\"" + status + "\",\"matched\":" + clicks.contains(person) + "}";
  }
}
