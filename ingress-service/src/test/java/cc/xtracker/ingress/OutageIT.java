package cc.xtracker.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.ingress.RawHttp.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What we need goes away, and comes back. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class OutageIT {
  private static final Duration AT_MOST = Duration.ofSeconds(2);

  /** {@code quarkus.datasource.jdbc.max-size}. */
  private static final int POOL_SIZE = 16;

  @TestHTTPResource("/")
  URI service;

  Wire postgres;
  BindingStub binding;

  private Tenant tenant;

  @BeforeEach
  void openSpace() {
    tenant = Tenant.opened(service.getPort());
    assertThat(event("first").status()).isEqualTo(200);
  }

  @AfterEach
  void mend() {
    binding.away(false);
    postgres.mend();
    await().until(() -> event("last").status() == 200);
    await().until(() -> ready().status() == 200);
  }

  @Test
  void withoutPostgresEventsAreRefusedInTimeAndReadinessSaysSo() {
    postgres.cut();
    assertRefusedInTime("a");
    assertRefusedInTime("b");
    assertThat(bind().status()).isEqualTo(200);
    await().until(() -> ready().status() == 503);
    assertThat(tenant.operator("GET", "", "").status()).isEqualTo(503);
    String nobody = "Bearer xtb_" + "A".repeat(43);
    Map<String, String> headers = Map.of("Authorization", nobody);
    byte[] body = Tenant.bytes("{\"event\":\"contact\"}");
    assertThat(tenant.http().send("POST", "/events", headers, body).status()).isEqualTo(503);
  }

  @Test
  void aSilentPostgresIsAsGoodAsNone() {
    postgres.silence();
    assertRefusedInTime("c");
    assertRefusedInTime("d");
  }

  @Test
  void aConnectionThatBreaksOnceIsNotNoticed() {
    postgres.cut();
    postgres.mend();
    assertThat(event("e").status()).isEqualTo(200);
  }

  @Test
  void connectionsThatBreakAgainAndAgainDoNotUseUpThePool() {
    for (int breaks = 0; breaks < 2 * POOL_SIZE; breaks++) {
      postgres.cut();
      postgres.mend();
      String eid = "broken-" + breaks;
      await().atMost(AT_MOST).until(() -> event(eid).status() == 200);
    }
  }

  @Test
  void withoutBindingServiceOnlyClicksAndBindsAreRefused() {
    binding.away(true);
    Reply refused = bind();
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(tenant.post("/clicks", "{}").status()).isEqualTo(503);
    assertThat(event("f").status()).isEqualTo(200);
    assertThat(ready().status()).isEqualTo(200);
  }

  @Test
  void aClickIsPassedOnWithWhatItsRawQueryKnows() {
    tenant.post(
        "/clicks", "{\"link_slug\":\"promo\",\"raw_query\":\"?utm_campaign=x&country=in\"}");
    assertThat(binding.lastAsked().at("/link_slug").asText()).isEqualTo("promo");
    assertThat(binding.lastAsked().at("/attribution/campaign_name").asText()).isEqualTo("x");
    assertThat(binding.lastAsked().at("/attribution/country").asText()).isEqualTo("IN");
  }

  private void assertRefusedInTime(String eid) {
    Instant start = Instant.now();
    Reply reply = event(eid);
    assertThat(Duration.between(start, Instant.now())).isLessThan(AT_MOST);
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(Tenant.json(reply).get("status").asText()).isEqualTo("unavailable");
  }

  private Reply event(String eid) {
    return tenant.post("/events", "{\"event\":\"contact\",\"eid\":\"" + eid + "\"}");
  }

  private Reply bind() {
    return tenant.post("/bind", "{\"uid\":\"a\",\"tg_id\":1}");
  }

  private Reply ready() {
    return tenant.http().send("GET", "/q/health/ready", Map.of(), new byte[0]);
  }
}
