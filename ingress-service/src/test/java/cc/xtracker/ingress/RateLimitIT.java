package cc.xtracker.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.ingress.RawHttp.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Parts.class)
class RateLimitIT {
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(2);
  private static final String EVENT = "{\"event\":\"contact\",\"eid\":\"1\"}";

  /** So low that nothing comes back while a test runs: its next unit takes a second. */
  private static final int LOW = 1;

  @TestHTTPResource("/")
  URI service;

  private Tenant tenant;

  @BeforeEach
  void openSpace() {
    tenant = Tenant.opened(service.getPort());
  }

  @Test
  void aSpaceIsNotLimitedUnlessTheOperatorSaysSo() {
    Reply reply = tenant.post("/events", EVENT);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("RateLimit")).isEmpty();
    assertThat(Tenant.json(tenant.operator("GET", "", "")).get("rate_limit_per_second").isNull())
        .isTrue();
  }

  @Test
  void aLimitIsShownAndSeenWithinTwoSecondsAndSoIsItsEnd() {
    limit("100");
    assertThat(Tenant.json(tenant.operator("GET", "", "")).get("rate_limit_per_second").asInt())
        .isEqualTo(100);
    Reply limited =
        await()
            .atMost(SEEN_WITHIN)
            .until(
                () -> tenant.post("/events", EVENT), reply -> !reply.header("RateLimit").isEmpty());
    assertThat(limited.status()).isEqualTo(200);
    assertThat(limited.header("RateLimit-Policy")).isEqualTo("\"space\";q=100;w=1");
    assertThat(limited.header("RateLimit")).matches("\"space\";r=\\d{2,3};t=[01]");
    limit("null");
    await()
        .atMost(SEEN_WITHIN)
        .until(() -> tenant.post("/events", EVENT).header("RateLimit").isEmpty());
  }

  @Test
  void whatExceedsTheLimitIsRefusedAndNothingIsCounted() {
    seen(LOW);
    Reply refused = tenant.post("/events", "{\"event\":\"contact\",\"eid\":\"refused\"}");
    assertRefused(refused);
    assertThat(refused.header("RateLimit")).isEqualTo("\"space\";r=0;t=1");
    Reply unread = tenant.post("/events", "not even JSON");
    assertThat(unread.status()).isEqualTo(429);
    limit("null");
    Reply retry =
        await()
            .until(
                () -> tenant.post("/events", "{\"event\":\"contact\",\"eid\":\"refused\"}"),
                reply -> reply.status() == 200);
    assertThat(Tenant.json(retry).get("status").asText()).isEqualTo("queued");
  }

  @Test
  void everyCallTakesAUnitAndEveryAnswerSaysWhatIsLeft() {
    seen(100);
    for (Reply reply :
        List.of(
            tenant.get("/e?event=contact"),
            tenant.get("/bind?uid=a&tg=1"),
            tenant.post("/bind", "{\"uid\":\"a\",\"tg_id\":1}"),
            tenant.post("/clicks", "{}"),
            tenant.post("/events", "{\"event\":\"nothing\"}"),
            tenant.post("/events/batch", "[]"))) {
      assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"space\";q=100;w=1");
      assertThat(reply.header("RateLimit")).startsWith("\"space\";r=");
    }
  }

  @Test
  void aBatchTakesAUnitForEachEventOrNothing() {
    seen(100);
    // All of it comes back in a second, so of two batches in a row the second is refused.
    Reply refused = await().until(() -> batch(100, "all"), reply -> reply.status() == 429);
    assertRefused(refused);
    await().until(() -> batch(100, "all").status() == 200);
  }

  @Test
  void aBatchLargerThanTheBurstHearsThatItNeverPasses() {
    seen(100);
    Reply refused =
        await().until(() -> batch(101, "never"), reply -> reply.body().contains("at once"));
    assertRefused(refused);
    assertThat(refused.body()).contains("this space may send at most 100 events at once");
  }

  @Test
  void oneSpaceAtManyTimesItsLimitTakesNothingFromAnother() throws Exception {
    Tenant other = Tenant.opened(service.getPort());
    seen(LOW);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> flood =
          IntStream.range(0, 200)
              .mapToObj(i -> clients.submit(() -> tenant.post("/events", EVENT).status()))
              .toList();
      for (int i = 0; i < 20; i++) {
        assertThat(other.post("/events", EVENT).status()).isEqualTo(200);
      }
      assertThat(flood).extracting(Future::get).isSubsetOf(200, 429).contains(429);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"rate_limit_per_second\":0}",
        "{\"rate_limit_per_second\":-1}",
        "{\"rate_limit_per_second\":1000001}",
        "{\"rate_limit_per_second\":1.5}",
        "{\"rate_limit_per_second\":\"5\"}"
      })
  void aLimitThatIsNoneIsNamed(String body) {
    Reply reply = tenant.operator("PATCH", "", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(Tenant.json(reply).get("error").asText()).contains("rate_limit_per_second");
  }

  @Test
  void aSpaceThatIsNotThereHasNoLimit() {
    Reply reply =
        Tenant.operator(
            tenant.http(), "PATCH", "/admin/spaces/sp_nobody", "{\"rate_limit_per_second\":1}");
    assertThat(reply.status()).isEqualTo(404);
  }

  private void limit(String perSecond) {
    Reply reply = tenant.operator("PATCH", "", "{\"rate_limit_per_second\":" + perSecond + "}");
    assertThat(reply.status()).isEqualTo(200);
  }

  /** Limits the space, and returns when both its keys know; at least one unit is gone then. */
  private void seen(int perSecond) {
    limit(String.valueOf(perSecond));
    await().until(() -> !tenant.get("/e?event=contact").header("RateLimit").isEmpty());
    await().until(() -> !tenant.post("/events", EVENT).header("RateLimit").isEmpty());
  }

  private Reply batch(int size, String name) {
    return tenant.post(
        "/events/batch",
        IntStream.range(0, size)
            .mapToObj(i -> "{\"event\":\"contact\",\"eid\":\"" + name + i + "\"}")
            .collect(Collectors.joining(",", "[", "]")));
  }

  private static void assertRefused(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(429);
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(Tenant.json(reply).get("status").asText()).isEqualTo("rate_limited");
  }
}
