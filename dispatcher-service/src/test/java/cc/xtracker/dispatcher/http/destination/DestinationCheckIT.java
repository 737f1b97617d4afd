package cc.xtracker.dispatcher.http.destination;

import static cc.xtracker.dispatcher.http.destination.DestinationCalls.ONE;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.SMALLEST;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.operator;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.patch;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.post;
import static cc.xtracker.dispatcher.http.destination.DestinationCalls.smallestWith;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whether a destination works. */
@QuarkusTest
@WithTestResource(DestinationParts.class)
class DestinationCheckIT {
  @Test
  void aTestGoesToTheReceiverAndChangesNothing() throws Exception {
    AtomicReference<String> received = new AtomicReference<>();
    HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          received.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] answer = "taken".getBytes(UTF_8);
          exchange.sendResponseHeaders(
              exchange.getRequestURI().getPath().equals("/ok") ? 200 : 422, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    receiver.start();
    try {
      String url = "http://127.0.0.1:" + receiver.getAddress().getPort();
      String id =
          post(
                  "tested",
                  smallestWith(
                      "{\"url\":\"" + url + "/ok\",\"event_map\":{\"deposit\":\"Purchase\"}}"))
              .extract()
              .path("destination_id");

      String body =
          given(operator())
              .post(ONE + "/test", "tested", id)
              .then()
              .statusCode(200)
              .body("ok", equalTo(true))
              .body("status_code", equalTo(200))
              .body("error", nullValue())
              .body("response_snippet", equalTo("taken"))
              .extract()
              .path("body");
      assertThat(body)
          .isEqualTo(received.get())
          .startsWith("{\"event\":\"Purchase\",\"canonical\":\"deposit\",\"event_id\":");

      patch("tested", id, "{\"url\":\"" + url + "/no\"}").statusCode(200);
      given(operator())
          .post(ONE + "/test", "tested", id)
          .then()
          .statusCode(200)
          .body("ok", equalTo(false))
          .body("status_code", equalTo(422))
          .body("error", equalTo("permanent_status"));
    } finally {
      receiver.stop(0);
    }
    String nobody = post("tested", SMALLEST).extract().path("destination_id");
    given(operator())
        .post(ONE + "/test", "tested", nobody)
        .then()
        .statusCode(200)
        .body("ok", equalTo(false))
        .body("status_code", nullValue())
        .body("error", equalTo("connect_failed"));
  }

  @Test
  void healthCountsTheDeliveries() {
    String id = post("healthy", SMALLEST).extract().path("destination_id");

    given(operator())
        .get(ONE + "/health", "healthy", id)
        .then()
        .statusCode(200)
        .body("destination_id", equalTo(id))
        .body("enabled", equalTo(true))
        .body("pending", equalTo(0))
        .body("retrying", equalTo(0))
        .body("sent", equalTo(0))
        .body("failed_permanently", equalTo(0));
  }
}
