package cc.xtracker.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Ingress, which knows every space, and binding, which knows whom it is told. */
public final class Neighbours implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> contexts = new ConcurrentHashMap<>();
  private final AtomicInteger contextCalls = new AtomicInteger();
  private final String token;
  private final HttpServer server;
  private volatile boolean bindingAway;

  Neighbours(String token) {
    this.token = token;
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/internal/spaces/", exchange -> answer(exchange, this::space));
    server.createContext("/internal/contexts", exchange -> answer(exchange, this::contexts));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on the person has a click and a Telegram user. */
  void know(String space, String uid, String fbclid, long tgId) {
    contexts.put(
        space + ":" + uid,
        """
        {"clicked":true,"tg_id":%d,"attribution":{"fbclid":"%s","campaign_id":"120",
         "campaign_name":"promoX","country":"IN"}}"""
            .formatted(tgId, fbclid));
  }

  /** From now on nobody is behind the uid. */
  void forget(String space, String uid) {
    contexts.remove(space + ":" + uid);
  }

  void bindingIsAway(boolean away) {
    bindingAway = away;
  }

  int contextCalls() {
    return contextCalls.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private interface Answer {
    String to(HttpExchange exchange) throws IOException;
  }

  private void answer(HttpExchange exchange, Answer answer) throws IOException {
    boolean known =
        ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    boolean away = bindingAway && exchange.getRequestURI().getPath().endsWith("/contexts");
    byte[] body = answer.to(exchange).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(away ? 503 : known ? 200 : 401, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String space(HttpExchange exchange) {
    return "{\"space_id\":\"s\",\"name\":\"A space\"}";
  }

  private String contexts(HttpExchange exchange) throws IOException {
    contextCalls.incrementAndGet();
    JsonNode people = JSON.readTree(exchange.getRequestBody()).get("people");
    return StreamSupport.stream(people.spliterator(), false)
        .map(person -> person.get("space_id").asText() + ":" + person.get("uid").asText())
        .map(
            key ->
                contexts.getOrDefault(key, "{\"clicked\":false,\"tg_id\":null,\"attribution\":{}}"))
        .collect(Collectors.joining(",", "{\"contexts\":[", "]}"));
  }
}
