package cc.xtracker.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  @Test
  void isReadyWhenTheServiceSaysSo() throws IOException {
    assertThat(readinessOf(200)).isTrue();
  }

  @Test
  void isNotReadyWhileTheServiceSaysThatItIsDown() throws IOException {
    assertThat(readinessOf(503)).isFalse();
  }

  @Test
  void isNotReadyWhileNobodyListens() throws IOException {
    HttpServer gone = server(200);
    URI address = address(gone);
    gone.stop(0);

    assertThat(Readiness.isReady(address)).isFalse();
  }

  private static boolean readinessOf(int status) throws IOException {
    HttpServer service = server(status);
    try {
      return Readiness.isReady(address(service));
    } finally {
      service.stop(0);
    }
  }

  private static HttpServer server(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/q/health/ready");
  }
}
