package cc.xtracker.dispatcher.http.destination;

import static java.nio.charset.StandardCharsets.UTF_8;

import cc.xtracker.stack.parts.Database;
import cc.xtracker.stack.parts.RealParts;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Map;

/**
 * A real Kafka, a real database of its own, and the one call of ingress that the dispatcher makes.
 */
public final class DestinationParts implements QuarkusTestResourceLifecycleManager {
  static final String ADMIN_TOKEN = "admin-token-of-the-test";
  static final String OLDER_KEY =
      Base64.getEncoder().encodeToString("an older key of thirty-two bytes".getBytes(UTF_8));
  private static final String INTERNAL_TOKEN = "internal-token-of-the-test";

  private HttpServer ingress;

  @Override
  public Map<String, String> start() {
    RealParts parts = RealParts.running();
    Database database = parts.newDatabase("dispatcher");
    ingress = ingress();
    return Map.ofEntries(
        Map.entry("quarkus.datasource.jdbc.url", database.jdbcUrl()),
        Map.entry("quarkus.datasource.username", database.username()),
        Map.entry("quarkus.datasource.password", database.password()),
        Map.entry("kafka.bootstrap.servers", parts.kafkaBootstrapServers()),
        Map.entry("quarkus.http.test-port", "0"),
        Map.entry("quarkus.rest-client.binding.url", "http://127.0.0.1:1"),
        Map.entry(
            "quarkus.rest-client.ingress.url",
            "http://127.0.0.1:" + ingress.getAddress().getPort()),
        Map.entry("xtracker.admin-token", ADMIN_TOKEN),
        Map.entry("xtracker.internal-token", INTERNAL_TOKEN),
        Map.entry("xtracker.egress.allowed-networks", "127.0.0.0/8"),
        Map.entry("xtracker.secrets.key", Base64.getEncoder().encodeToString(new byte[32])),
        Map.entry("xtracker.secrets.previous-keys", OLDER_KEY));
  }

  @Override
  public void stop() {
    if (ingress != null) {
      ingress.stop(0);
    }
  }

  private static HttpServer ingress() {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.createContext("/internal/spaces/", DestinationParts::answer);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Knows every space but those that begin with "un"; is broken for "broken". */
  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String space = path.substring(path.lastIndexOf('/') + 1);
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    int status =
        !("Bearer " + INTERNAL_TOKEN).equals(token)
            ? 401
            : space.startsWith("un") ? 404 : space.equals("broken") ? 500 : 200;
    byte[] body = "{\"space_id\":\"%s\",\"name\":\"A space\"}".formatted(space).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
