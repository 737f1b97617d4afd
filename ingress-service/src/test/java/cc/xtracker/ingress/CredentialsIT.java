package cc.xtracker.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import cc.xtracker.ingress.RawHttp.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Parts.class)
class CredentialsIT {
  private static final Duration REVOKED_WITHIN = Duration.ofSeconds(2);
  private static final String EVENT = "{\"event\":\"contact\"}";

  @TestHTTPResource("/")
  URI service;

  private Tenant tenant;

  @BeforeEach
  void openSpace() {
    tenant = Tenant.opened(service.getPort());
  }

  @Test
  void bothSecretsWorkAfterARotation() {
    Reply rotated = tenant.operator("POST", "/keys/bearer/rotate", "");
    assertThat(rotated.status()).isEqualTo(200);
    Instant previousValidUntil =
        Instant.parse(Tenant.json(rotated).get("previous_valid_until").asText());
    assertThat(previousValidUntil)
        .isCloseTo(Instant.now().plus(Duration.ofHours(24)), within(1, ChronoUnit.MINUTES));
    String successor = Tenant.json(rotated).get("secret").asText();
    assertThat(tenant.post("/events", EVENT, successor).status()).isEqualTo(200);
    assertThat(tenant.post("/events", EVENT, tenant.bearer()).status()).isEqualTo(200);
  }

  @Test
  void aRevokedSecretDiesWithinTwoSeconds() {
    assertThat(tenant.get("/e?event=contact").status()).isEqualTo(200);
    Reply rotated = tenant.operator("POST", "/keys/ingest/rotate", "{\"overlap\":\"PT0S\"}");
    Instant revoked = Instant.now();
    await().atMost(REVOKED_WITHIN).until(() -> tenant.get("/e?event=contact").status() == 401);
    assertThat(Duration.between(revoked, Instant.now())).isLessThan(REVOKED_WITHIN);
    String successor = Tenant.json(rotated).get("secret").asText();
    String target = "/e?event=contact&token=" + successor;
    assertThat(tenant.http().send("GET", target, Map.of(), new byte[0]).status()).isEqualTo(200);
  }

  @Test
  void theKeysOfADeletedSpaceDieWithinTwoSeconds() {
    assertThat(tenant.post("/events", EVENT).status()).isEqualTo(200);
    assertThat(tenant.operator("DELETE", "", "").status()).isEqualTo(204);
    await().atMost(REVOKED_WITHIN).until(() -> tenant.post("/events", EVENT).status() == 401);
    assertThat(tenant.operator("GET", "", "").status()).isEqualTo(404);
    assertThat(tenant.operator("DELETE", "", "").status()).isEqualTo(404);
    assertThat(tenant.operator("POST", "/keys/bearer/rotate", "").status()).isEqualTo(404);
  }

  @Test
  void aSecretIsShownOnce() {
    Reply found = tenant.operator("GET", "", "");
    assertThat(found.body()).contains(tenant.space()).doesNotContain("xtb_", "xti_");
    Reply all = Tenant.operator(tenant.http(), "GET", "/admin/spaces", "");
    assertThat(all.body()).contains(tenant.space()).doesNotContain("xtb_", "xti_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P8D", "-PT1S", "soon", ""})
  void anOverlapOutOfBoundsIsNamed(String overlap) {
    Reply reply =
        tenant.operator("POST", "/keys/bearer/rotate", "{\"overlap\":\"" + overlap + "\"}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(Tenant.json(reply).get("error").asText()).startsWith("overlap must be");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"name\":\"\"}",
        "{\"name\":null}",
        "{\"name\":5}",
        "{\"name\":[\"x\"]}",
        "[]",
        "{"
      })
  void aSpaceNeedsAName(String body) {
    Reply reply = Tenant.operator(tenant.http(), "POST", "/admin/spaces", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(Tenant.json(reply).get("status").asText()).isEqualTo("invalid_request");
  }

  @Test
  void theOtherServicesSeeTheSpaceAndNobodyElseDoes() {
    String path = "/internal/spaces/" + tenant.space();
    Map<String, String> service = Map.of("Authorization", "Bearer " + Parts.INTERNAL);
    JsonNode space = Tenant.json(tenant.http().send("GET", path, service, new byte[0]));
    assertThat(space.get("space_id").asText()).isEqualTo(tenant.space());
    assertThat(space.get("name").asText()).isEqualTo("test");
    Map<String, String> operator = Map.of("Authorization", "Bearer " + Parts.ADMIN);
    assertThat(tenant.http().send("GET", path, operator, new byte[0]).status()).isEqualTo(401);
    assertThat(tenant.http().send("GET", path + "x", service, new byte[0]).status()).isEqualTo(404);
  }
}
