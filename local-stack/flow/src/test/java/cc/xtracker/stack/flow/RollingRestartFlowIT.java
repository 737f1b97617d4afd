package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.receiver.WebhookReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two replicas of each service, restarted by SIGTERM one after the other, each when the one before
 * has been ready again for as long as in Kubernetes, under five hundred events a second from
 * clients that repeat nothing. Nobody notices: every request succeeds, and the receiver gets every
 * event, none of them late.
 */
class RollingRestartFlowIT {
  private static final int ANY_PORT = 0;
  private static final int EVENTS_PER_SECOND = 500;

  /** What replicas that were just started keep up with while they are compiled. */
  private static final int FIRST_PER_SECOND = 100;

  private static final int FIRST_COUNT = 2_000;

  /** Until so many more have come at the full pace, and the replicas keep up, nothing is judged. */
  private static final int WARM_UP_COUNT = 10_000;

  /** It takes twenty seconds each; a busy machine falls behind while it compiles. */
  private static final Duration WARM_UP_PATIENCE = Duration.ofMinutes(4);

  /** From the answer to the event until it is at the receiver. */
  private static final Duration LATEST = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** {@code minReadySeconds} of the deployments. */
  private static final Duration MIN_READY = Duration.ofSeconds(5);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final LocalStack stack = FlowStack.whole();
  private final Passages passages = new Passages();

  @AfterEach
  void leaveTheStackAsItWas() {
    stack.up(
        settings ->
            settings.withReplicas(ServiceKind.BINDING, 1).withReplicas(ServiceKind.DISPATCHER, 1));
  }

  @Test
  void nobodyNoticesARollout() throws Exception {
    stack.up(
        settings ->
            settings
                .withReplicas(ServiceKind.BINDING, 2)
                .withReplicas(ServiceKind.INGRESS, 2)
                .withReplicas(ServiceKind.DISPATCHER, 2));
    Tenant tenant = Tenant.in(stack);
    try (WebhookReceiver receiver = WebhookReceiver.start(ANY_PORT, passages::arrived)) {
      DestinationId destination = destination(tenant, receiver);
      SteadyServers servers =
          new SteadyServers(
              tenant,
              FIRST_PER_SECOND,
              id -> passages.accepted(EventId.of(new InboxId(id), destination).value()));
      Rollout rollout = new Rollout(servers);

      servers.sendDuring(rollout);

      assertThat(servers.failures()).as("requests that failed").isEmpty();
      await()
          .atMost(PATIENCE)
          .until(() -> passages.arrivedIds().containsAll(passages.acceptedIds()));
      assertThat(passages.arrivedIds()).hasSameSizeAs(passages.acceptedIds());
      assertThat(passages.later(LATEST, rollout.began)).as("late deliveries").isEmpty();
      assertThat(passages.repeatedCount()).as("deliveries repeated").isZero();
    }
  }

  /** Replicas that have just started may be too slow for each other at first. */
  private static DestinationId destination(Tenant tenant, WebhookReceiver receiver) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () ->
                tenant.webhook(
                    """
                    {"kind":"webhook","name":"ledger","url":"%s"}"""
                        .formatted(receiver.url())),
            Objects::nonNull);
  }

  private boolean isReady(String name) {
    return stack.statuses().stream()
        .anyMatch(status -> status.name().equals(name) && status.isReady());
  }

  /** Every process of every service, one at a time, as soon as all of them keep up. */
  private final class Rollout implements Runnable {
    private final SteadyServers servers;
    private Instant began = Instant.MAX;

    Rollout(SteadyServers servers) {
      this.servers = servers;
    }

    @Override
    public void run() {
      await().atMost(WARM_UP_PATIENCE).until(() -> keepsUp(FIRST_COUNT));
      servers.pace(EVENTS_PER_SECOND);
      await().atMost(WARM_UP_PATIENCE).until(() -> keepsUp(FIRST_COUNT + WARM_UP_COUNT));
      servers.forgetFailures();
      began = Instant.now();
      for (ServiceKind kind : ServiceKind.values()) {
        for (String name : List.of(kind.id(), kind.id() + "-2")) {
          stack.restart(name);
          await()
              .pollInterval(BETWEEN_LOOKS)
              .during(MIN_READY)
              .atMost(PATIENCE)
              .until(() -> isReady(name));
        }
      }
    }

    private boolean keepsUp(int count) {
      int arrived = passages.arrivedIds().size();
      int underWay = passages.acceptedIds().size() - arrived;
      return arrived >= count && underWay < EVENTS_PER_SECOND;
    }
  }
}
