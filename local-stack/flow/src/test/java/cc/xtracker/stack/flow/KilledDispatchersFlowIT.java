package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.receiver.ReceivedRequest;
import cc.xtracker.stack.receiver.WebhookReceiver;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two dispatchers, one or the other killed every ten seconds while events flow to a receiver that
 * fails every fifth request: the receiver's ledger shows all of them, and the consumer group's
 * offsets are at the end.
 */
class KilledDispatchersFlowIT {
  private static final int EVENT_COUNT = 20_000;
  private static final int PERSON_COUNT = 500;
  private static final int KILL_COUNT = 6;

  /** Ten seconds from kill to kill. */
  private static final Duration BETWEEN_EVENTS =
      Duration.ofSeconds(10L * (KILL_COUNT + 1)).dividedBy(EVENT_COUNT);

  /**
   * How long before its death a dispatcher may have done what nobody knows of: an acknowledged
   * delivery is forgotten until its outcome is in Kafka and its offset is committed, which waits
   * for the commit interval (0.5 s) and for the records before it on the partition, two seconds in
   * their lane at most. A second on top is for this machine.
   */
  private static final Duration UNRECORDED = Duration.ofMillis(3_500);

  private final List<Instant> kills = new CopyOnWriteArrayList<>();
  private final LocalStack stack = FlowStack.whole();

  @AfterEach
  void leaveOneDispatcher() {
    stack.up(settings -> settings.withReplicas(ServiceKind.DISPATCHER, 1));
  }

  @Test
  void everyEventIsDeliveredAndOnlyWhatWasInFlightIsRepeated() throws Exception {
    stack.up(settings -> settings.withReplicas(ServiceKind.DISPATCHER, 2));
    Tenant tenant = Tenant.in(stack);
    try (WebhookReceiver receiver = WebhookReceiver.start()) {
      receiver.failEach(5, 503);
      DestinationId destination =
          tenant.webhook(
              """
              {"kind":"webhook","name":"ledger","url":"%s","retry":{"first_delay":"PT1S"}}"""
                  .formatted(receiver.url()));

      new PersistentSender(tenant, KilledDispatchersFlowIT::json, BETWEEN_EVENTS)
          .send(EVENT_COUNT, kills("dispatcher", "dispatcher-2"));

      Set<String> expected = expected(tenant, destination);
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(EventIds.acknowledgedBy(receiver)).isEqualTo(expected));
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(IntakeGroup.behind(stack.kafkaBootstrapServers()))
                      .as("records not committed, by partition")
                      .allSatisfy((partition, behind) -> assertThat(behind).isZero()));
      assertThat(bodiesById(receiver))
          .as("bodies of one event")
          .allSatisfy((id, bodies) -> assertThat(bodies).hasSize(1));
      assertThat(repeatedWithoutReason(receiver))
          .as("repeated, although no dispatcher died (%s) soon after", kills)
          .extracting(forgotten -> forgotten.at() + " " + attempts(tenant, forgotten))
          .isEmpty();
    }
  }

  private Runnable[] kills(String... victims) {
    return IntStream.range(0, KILL_COUNT)
        .mapToObj(n -> victims[n % victims.length])
        .<Runnable>map(
            victim ->
                () -> {
                  stack.kill(victim);
                  kills.add(Instant.now());
                  stack.restart(victim);
                })
        .toArray(Runnable[]::new);
  }

  /** Every acknowledgement but the last one of an event was forgotten: only a death explains it. */
  private List<ReceivedRequest> repeatedWithoutReason(WebhookReceiver receiver) {
    return receiver.acknowledged().stream()
        .collect(Collectors.groupingBy(EventIds::of))
        .values()
        .stream()
        .flatMap(copies -> copies.subList(0, copies.size() - 1).stream())
        .filter(forgotten -> kills.stream().noneMatch(kill -> explains(kill, forgotten)))
        .toList();
  }

  private static JsonNode attempts(Tenant tenant, ReceivedRequest request) {
    return tenant.deliveries("/" + EventIds.of(request)).body().path("attempt_log");
  }

  private static boolean explains(Instant kill, ReceivedRequest forgotten) {
    return !forgotten.at().isBefore(kill.minus(UNRECORDED)) && !forgotten.at().isAfter(kill);
  }

  private static Map<String, Set<String>> bodiesById(WebhookReceiver receiver) {
    return receiver.received().stream()
        .collect(
            Collectors.groupingBy(
                EventIds::of, Collectors.mapping(ReceivedRequest::body, Collectors.toSet())));
  }

  private static Set<String> expected(Tenant tenant, DestinationId destination) {
    return IntStream.range(0, EVENT_COUNT)
        .mapToObj(n -> EventId.of(event(tenant, n).inboxId(), destination).value())
        .collect(Collectors.toSet());
  }

  private static String json(int n) {
    return """
        {"event":"contact","uid":"person-%d","eid":"tx-%d"}"""
        .formatted(n % PERSON_COUNT, n);
  }

  private static Event event(Tenant tenant, int n) {
    return Event.of(
        tenant.space(),
        CanonicalEvent.CONTACT,
        new Uid("person-" + n % PERSON_COUNT),
        new ExternalId("tx-" + n),
        null,
        EventTime.received(0));
  }
}
