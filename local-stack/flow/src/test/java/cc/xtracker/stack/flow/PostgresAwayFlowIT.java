package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.stack.flow.Tenant.Answer;
import cc.xtracker.stack.local.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Events are sent while PostgreSQL is dead: they are refused in time, and nothing of them is kept.
 */
class PostgresAwayFlowIT {
  private static final Duration AT_MOST = Duration.ofSeconds(2);
  private static final int REPLICA_COUNT = 2;
  private static final int REFUSED_COUNT = 60;

  /** Those that are refused are the first ones; these come before and after. */
  private static final int EARLIER = REFUSED_COUNT;

  private static final int LATER = REFUSED_COUNT + REPLICA_COUNT;

  private final LocalStack stack = FlowStack.whole();
  private final Tenant tenant = Tenant.in(stack);
  private final Conversions conversions = new Conversions(tenant.space(), 10);
  private final List<Shot> shots =
      IntStream.range(0, REFUSED_COUNT).mapToObj(PostgresAwayFlowIT::shot).toList();

  @BeforeEach
  void knowTheTenantAtEachReplica() throws IOException {
    for (int replica = 0; replica < REPLICA_COUNT; replica++) {
      assertThat(tenant.event(replica, conversions.json(EARLIER + replica)).is("queued")).isTrue();
      assertThat(tenant.pixel(replica, conversions.query(EARLIER)).httpStatus()).isEqualTo(200);
    }
  }

  @Test
  void whatIsRefusedMeanwhileIsNewAfterwards() throws Exception {
    stack.kill("postgres");
    try {
      for (Shot shot : shots) {
        assertRefusedInTime(shot);
      }
    } finally {
      stack.restart("postgres");
    }
    for (int replica = 0; replica < REPLICA_COUNT; replica++) {
      awaitAccepted(replica, LATER + replica);
    }
    for (Shot shot : shots) {
      Answer answer = shot.send(tenant, conversions, shot.events().getFirst());
      assertThat(shot.statuses(answer.body(), conversions)).containsOnly("queued");
    }
    awaitOnTheTopic(LATER + REPLICA_COUNT);
  }

  private void assertRefusedInTime(Shot shot) throws IOException {
    Instant start = Instant.now();
    Answer answer = shot.send(tenant, conversions, shot.events().getFirst());
    assertThat(Duration.between(start, Instant.now())).isLessThan(AT_MOST);
    assertThat(answer.httpStatus()).isEqualTo(503);
    assertThat(answer.is("unavailable")).isTrue();
    assertThat(answer.retryAfter()).hasValue("1");
  }

  private void awaitAccepted(int replica, int event) {
    await("replica " + replica + " recovers by itself")
        .atMost(Duration.ofSeconds(60))
        .until(() -> tenant.event(replica, conversions.json(event)).httpStatus() == 200);
  }

  private void awaitOnTheTopic(int count) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(EventsTopic.of(tenant.space(), stack.kafkaBootstrapServers()))
                    .hasSameElementsAs(conversions.ids(count, Function.identity())));
  }

  private static Shot shot(int event) {
    return switch (event % 3) {
      case 0 -> new Shot.Post(event);
      case 1 -> new Shot.Pixel(event);
      default -> new Shot.Batch(List.of(event));
    };
  }
}
