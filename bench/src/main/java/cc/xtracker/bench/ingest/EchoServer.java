package cc.xtracker.bench.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;

/**
 * The ceiling: the framework of ingress-service, one server an event loop as there, parsing the
 * same body and answering as many bytes; no credential, no ledger, no Kafka. A process of its own
 * that takes its port.
 */
public final class EchoServer extends AbstractVerticle {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Buffer ANSWER =
      Buffer.buffer(
          "{\"ok\":true,\"status\":\"queued\",\"inbox_id\":\"00000000000000000000000000000000\"}");

  private final int port;

  private EchoServer(int port) {
    this.port = port;
  }

  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    int loops = 2 * Runtime.getRuntime().availableProcessors();
    Vertx.vertx()
        .deployVerticle(() -> new EchoServer(port), new DeploymentOptions().setInstances(loops));
  }

  @Override
  public void start(Promise<Void> started) {
    vertx
        .createHttpServer()
        .requestHandler(EchoServer::echo)
        .listen(port, "127.0.0.1")
        .<Void>mapEmpty()
        .onComplete(started);
  }

  private static void echo(HttpServerRequest request) {
    request.bodyHandler(
        body -> {
          parse(body.getBytes());
          request.response().putHeader("content-type", "application/json").end(ANSWER);
        });
  }

  private static void parse(byte[] body) {
    try (JsonParser parser = JSON.createParser(body)) {
      while (parser.nextToken() != null) {
        parser.getText();
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("the load is JSON", e);
    }
  }
}
