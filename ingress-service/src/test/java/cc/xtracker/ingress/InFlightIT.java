package cc.xtracker.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.ingress.RawHttp.Reply;
import cc.xtracker.ingress.http.limit.InFlight;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that is asked too much at a time says so, and forgets nothing afterwards. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
@TestProfile(InFlightIT.Narrow.class)
class InFlightIT {
  private static final int MAX_IN_FLIGHT = 4;
  private static final int MAX_HELD_BYTES = 8192;
  private static final String EVENT = "{\"event\":\"contact\"}";

  /** Bounds that a test can reach, and bodies that may take their time. */
  public static final class Narrow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "xtracker.http.max-in-flight", String.valueOf(MAX_IN_FLIGHT),
          "xtracker.http.max-held-size", String.valueOf(MAX_HELD_BYTES),
          "xtracker.http.body-timeout", "PT60S");
    }
  }

  @TestHTTPResource("/")
  URI service;

  @Inject InFlight inFlight;

  private final List<Socket> stalled = new ArrayList<>();
  private Tenant tenant;

  @BeforeEach
  void openSpace() {
    tenant = Tenant.opened(service.getPort());
    assertThat(tenant.post("/events", EVENT).status()).isEqualTo(200);
  }

  @AfterEach
  void hangUp() throws IOException {
    for (Socket each : stalled) {
      each.close();
    }
    await().until(() -> inFlight.requestCount() == 0 && inFlight.heldBytes() == 0);
    assertThat(tenant.post("/events", EVENT).status()).isEqualTo(200);
  }

  @Test
  void oneRequestTooManyIsRefusedAtOnce() throws IOException {
    for (int i = 0; i < MAX_IN_FLIGHT; i++) {
      stall(1);
    }
    await().until(() -> inFlight.requestCount() == MAX_IN_FLIGHT);
    assertUnavailable(tenant.post("/events", EVENT));
    assertThat(metric("xtracker_ingress_inflight_requests")).isEqualTo(MAX_IN_FLIGHT);
    assertThat(metric("xtracker_ingress_inflight_capacity")).isEqualTo(MAX_IN_FLIGHT);
  }

  @Test
  void moreBytesThanAreHeldAreRefused() throws IOException {
    stall(MAX_HELD_BYTES - 10);
    await().until(() -> inFlight.heldBytes() == MAX_HELD_BYTES - 10);
    assertUnavailable(tenant.post("/events", EVENT));
    assertThat(tenant.get("/e?event=contact").status()).isEqualTo(200);
    assertThat(metric("xtracker_ingress_inflight_bytes")).isEqualTo(MAX_HELD_BYTES - 10);
  }

  /** A request whose body never comes to its end. */
  private void stall(int sentBytes) throws IOException {
    Socket socket = new Socket("localhost", service.getPort());
    stalled.add(socket);
    String head =
        "POST /events HTTP/1.1\r\nHost: x\r\nContent-Length: 50000\r\nAuthorization: Bearer "
            + tenant.bearer()
            + "\r\n\r\n";
    socket.getOutputStream().write(Tenant.bytes(head + " ".repeat(sentBytes)));
  }

  private double metric(String name) {
    Reply metrics = tenant.http().send("GET", "/q/metrics", Map.of(), new byte[0]);
    return metrics
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .sum();
  }

  private static void assertUnavailable(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(Tenant.json(reply).get("status").asText()).isEqualTo("unavailable");
  }
}
