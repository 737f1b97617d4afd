package cc.xtracker.stack.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.stack.process.Ports;
import cc.xtracker.stack.process.ProcessMark;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontTest {
  private static final int ANY_PORT = 0;

  /**
   * Three times what the first front had memory for, and all that a small machine has files for.
   */
  private static final int CLIENT_COUNT = 3_000;

  private static final byte[] QUESTION =
      "GET /name HTTP/1.1\r\nHost: front\r\n\r\n".getBytes(UTF_8);

  private final List<Socket> clients = new ArrayList<>();

  @TempDir Path directory;

  @AfterEach
  void hangUp() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
  }

  @Test
  void hasMemoryForManyClientsAtOnce() throws IOException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      HttpServer replica = replica(threads);
      Front front =
          new Front(
              "front",
              Ports.free(),
              List.of(replica.getAddress().getPort()),
              directory.resolve("front.log"));
      ProcessMark process = front.launch();
      try {
        front.awaitReady(process);
        assertThat(answeredCount(front.port())).isEqualTo(CLIENT_COUNT);
        assertThat(process.isAlive()).isTrue();
      } finally {
        front.stop(process);
        replica.stop(0);
      }
    }
  }

  /** Of clients that ask at the same time, and stay. */
  private int answeredCount(int port) throws IOException {
    for (int n = 0; n < CLIENT_COUNT; n++) {
      Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
      clients.add(client);
      client.setSoTimeout(10_000);
      client.getOutputStream().write(QUESTION);
    }
    int answeredCount = 0;
    for (Socket client : clients) {
      answeredCount += client.getInputStream().read() >= 0 ? 1 : 0;
    }
    return answeredCount;
  }

  private static HttpServer replica(ExecutorService threads) throws IOException {
    HttpServer replica =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), ANY_PORT), CLIENT_COUNT);
    replica.setExecutor(threads);
    replica.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, -1);
          }
        });
    replica.start();
    return replica;
  }
}
