package cc.xtracker.stack.front;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cc.xtracker.stack.process.Patience;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontDoorTest {
  private static final int ANY_PORT = 0;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private Replica first;
  private Replica second;
  private FrontDoor front;

  @BeforeEach
  void open() throws IOException {
    first = new Replica("first");
    second = new Replica("second");
    front = FrontDoor.open(ANY_PORT, List.of(first.port(), second.port()));
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                front.welcome();
              } catch (IOException closed) {
                // By the test.
              }
            });
  }

  @AfterEach
  void close() throws IOException {
    front.close();
    first.server.stop(0);
    second.server.stop(0);
  }

  @Test
  void newConnectionsTakeTurns() {
    assertThat(Patience.until(LIMIT, () -> newClients().equals(Set.of("first", "second"))))
        .isTrue();
  }

  @Test
  void nobodyNewIsSentToAReplicaThatIsNotReady() {
    first.status = 503;

    assertThat(Patience.until(LIMIT, () -> newClients().equals(Set.of("second")))).isTrue();
  }

  @Test
  void aConnectionStaysWhereItWent() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      Patience.until(LIMIT, () -> !newClients().isEmpty());
      String replica = ask(client);
      (replica.equals("first") ? first : second).status = 503;
      Patience.until(LIMIT, () -> newClients().size() == 1);

      assertThat(ask(client)).isEqualTo(replica);
    }
  }

  @Test
  void aReplicaThatDiedIsNotTriedAgain() {
    second.server.stop(0);

    assertThat(Patience.until(LIMIT, () -> newClients().equals(Set.of("first")))).isTrue();
  }

  @Test
  void nobodyIsLeftWaitingWhenNoReplicaIsReady() {
    first.status = 503;
    second.status = 503;

    assertThat(Patience.until(LIMIT, () -> newClients().isEmpty())).isTrue();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> ask(client)).isInstanceOf(IOException.class);
    }
  }

  /** Who answered some clients, each on a connection of its own. */
  private Set<String> newClients() {
    Set<String> answers = new HashSet<>();
    for (int n = 0; n < 4; n++) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        answers.add(ask(client));
      } catch (IOException | InterruptedException refused) {
        // Nobody answered this one.
      }
    }
    return answers;
  }

  private String ask(HttpClient client) throws IOException, InterruptedException {
    URI url = URI.create("http://127.0.0.1:" + front.port() + "/name");
    return client
        .send(
            HttpRequest.newBuilder(url).timeout(LIMIT).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** Says its name, and whether it is ready. */
  private static final class Replica {
    final HttpServer server;
    volatile int status = 200;

    Replica(String name) throws IOException {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ANY_PORT), 0);
      server.createContext("/q/health/ready", exchange -> answer(exchange, status, ""));
      server.createContext("/name", exchange -> answer(exchange, 200, name));
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
      try (exchange) {
        exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
        exchange.getResponseBody().write(body.getBytes(UTF_8));
      }
    }
  }
}
