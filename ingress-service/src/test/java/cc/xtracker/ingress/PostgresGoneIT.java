package cc.xtracker.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.ingress.RawHttp.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL itself is stopped, started again, and ends its sessions. */
@QuarkusTest
@TestProfile(PostgresGoneIT.OfItsOwn.class)
class PostgresGoneIT {
  private static final Duration AT_MOST = Duration.ofSeconds(2);

  /** Longer than a credential is used without asking for it. */
  private static final Duration OUTAGE = Duration.ofSeconds(4);

  private static final String EVENT = "{\"event\":\"contact\"}";

  /** More than one connection of the pool is in use, so more than one is found lost. */
  private static final int AT_ONCE = 8;

  /** The shared PostgreSQL is not this test's to stop. */
  public static final class OfItsOwn implements QuarkusTestProfile {
    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(OwnPostgres.class));
    }
  }

  @TestHTTPResource("/")
  URI service;

  OwnPostgres postgres;

  private Tenant tenant;

  @BeforeEach
  void openSpace() throws Exception {
    tenant = Tenant.opened(service.getPort());
    assertThat(tenant.post("/events", EVENT).status()).isEqualTo(200);
    assertThat(tenant.get("/e?event=contact").status()).isEqualTo(200);
    assertThat(together(this::opened)).containsOnly(201);
  }

  @AfterEach
  void recovers() {
    await().until(() -> tenant.post("/events", EVENT).status() == 200);
  }

  @Test
  void operatorCallsRightAfterARestartAreServedOrAskedToComeAgain() throws Exception {
    for (Supplier<Reply> call : operatorCalls()) {
      postgres.stopPostgres();
      postgres.startPostgres();
      assertThat(together(call)).isSubsetOf(200, 201, 503);
      await().until(() -> call.get().status() < 300);
    }
  }

  @Test
  void operatorCallsWhoseSessionsWereEndedAreServedOrAskedToComeAgain() throws Exception {
    for (Supplier<Reply> call : operatorCalls()) {
      postgres.terminateBackends();
      assertThat(together(call)).isSubsetOf(200, 201, 503);
      await().until(() -> call.get().status() < 300);
    }
  }

  @Test
  void withoutPostgresEveryoneIsKnownAndAskedToComeAgainInTime() {
    postgres.stopPostgres();
    try {
      Instant end = Instant.now().plus(OUTAGE);
      while (Instant.now().isBefore(end)) {
        assertUnavailableInTime(() -> tenant.post("/events", EVENT));
        assertUnavailableInTime(() -> tenant.get("/e?event=contact"));
        assertUnavailableInTime(() -> tenant.post("/events/batch", "[" + EVENT + "]"));
        assertThat(tenant.post("/bind", "{\"uid\":\"a\",\"tg_id\":1}").status()).isEqualTo(200);
      }
      assertUnavailableInTime(() -> tenant.post("/events", EVENT, "xtb_" + "A".repeat(43)));
      operatorCalls().forEach(PostgresGoneIT::assertUnavailableInTime);
      assertThat(tenant.post("/events", EVENT, "nothing like a secret").status()).isEqualTo(401);
    } finally {
      postgres.startPostgres();
    }
  }

  private List<Supplier<Reply>> operatorCalls() {
    return List.of(
        this::opened,
        () -> Tenant.operator(tenant.http(), "GET", "/admin/spaces", ""),
        () -> tenant.operator("GET", "", ""),
        () -> tenant.operator("PATCH", "", "{\"rate_limit_per_second\":null}"),
        () -> tenant.operator("POST", "/keys/ingest/rotate", ""));
  }

  private Reply opened() {
    return Tenant.operator(tenant.http(), "POST", "/admin/spaces", "{\"name\":\"another\"}");
  }

  /** The statuses; a 503 says when to come again. */
  private static List<Integer> together(Supplier<Reply> call) throws Exception {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> replies =
          IntStream.range(0, AT_ONCE).mapToObj(i -> clients.submit(call::get)).toList();
      assertThat(replies)
          .extracting(Future::get)
          .allMatch(reply -> reply.status() != 503 || reply.header("Retry-After").equals("1"));
      return replies.stream().map(Future::resultNow).map(Reply::status).toList();
    }
  }

  private static void assertUnavailableInTime(Supplier<Reply> call) {
    Instant start = Instant.now();
    Reply reply = call.get();
    assertThat(Duration.between(start, Instant.now())).isLessThan(AT_MOST);
    assertThat(reply.status()).as(reply.body()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(Tenant.json(reply).get("status").asText()).isEqualTo("unavailable");
  }
}
