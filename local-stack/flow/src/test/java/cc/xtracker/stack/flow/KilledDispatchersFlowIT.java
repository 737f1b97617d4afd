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
import cc.xtracker.model.wire.WireFormatException;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.receiver.ReceivedRequest;
import cc.xtracker.stack.receiver.WebhookReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
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
   * A retry that was acknowledged is a row until its removal commits; two group commits, and as
   * much again for a machine that is busy with starting dispatchers.
   */
  private static final Duration ROW_REMOVED = Duration.ofSeconds(1);

  private final List<Kill> kills = new CopyOnWriteArrayList<>();
  private final LocalStack stack = FlowStack.whole();

  /**
   * A death, and what was in flight at it.
   *
   * @param gaps of the consumer group right after it
   */
  private record Kill(Instant at, Map<TopicPartition, IntakeGroup.Gap> gaps) {
    boolean found(List<EventsTopic.Place> copies) {
      return copies.stream().anyMatch(copy -> gaps.get(copy.partition()).holds(copy.offset()));
    }

    boolean interrupted(ReceivedRequest request) {
      return Duration.between(request.at(), at).abs().compareTo(ROW_REMOVED) <= 0;
    }
  }

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
              {"kind":"webhook","name":"ledger","url":"%s",
               "retry":{"first_delay":"PT1S","max_delay":"PT3S"}}"""
                  .formatted(receiver.url()));

      new PersistentSender(tenant, KilledDispatchersFlowIT::json, BETWEEN_EVENTS)
          .send(EVENT_COUNT, kills("dispatcher", "dispatcher-2"));

      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () ->
                  assertThat(EventIds.acknowledgedBy(receiver))
                      .hasSizeGreaterThanOrEqualTo(EVENT_COUNT));
      assertThat(EventIds.acknowledgedBy(receiver)).isEqualTo(expected(tenant, destination));
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(IntakeGroup.gaps(stack.kafkaBootstrapServers()))
                      .as("from committed to end")
                      .allSatisfy((partition, gap) -> assertThat(gap.isClosed()).isTrue()));
      assertThat(bodiesById(receiver))
          .as("bodies of one event")
          .allSatisfy((id, bodies) -> assertThat(bodies).hasSize(1));
      Map<String, List<EventsTopic.Place>> places = places(tenant, destination);
      assertThat(acknowledgements(receiver).entrySet())
          .as("events repeated more often than a kill found them in flight")
          .filteredOn(
              event ->
                  event.getValue().size()
                      > 1 + timesInFlight(places.get(event.getKey()), event.getValue()))
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
                  kills.add(
                      new Kill(Instant.now(), IntakeGroup.gaps(stack.kafkaBootstrapServers())));
                  stack.restart(victim);
                })
        .toArray(Runnable[]::new);
  }

  private static Map<String, List<ReceivedRequest>> acknowledgements(WebhookReceiver receiver) {
    return receiver.acknowledged().stream().collect(Collectors.groupingBy(EventIds::of));
  }

  /**
   * Its offset was not committed at a kill, or the kill came before its row was removed, or both:
   * then its next reader repeats it, and so does whoever claims the row when the lease is over.
   */
  private long timesInFlight(
      List<EventsTopic.Place> copies, List<ReceivedRequest> acknowledgements) {
    List<ReceivedRequest> forgotten = acknowledgements.subList(0, acknowledgements.size() - 1);
    return kills.stream().filter(kill -> kill.found(copies)).count()
        + kills.stream().filter(kill -> forgotten.stream().anyMatch(kill::interrupted)).count();
  }

  private Map<String, List<EventsTopic.Place>> places(Tenant tenant, DestinationId destination)
      throws WireFormatException {
    return EventsTopic.places(tenant.space(), stack.kafkaBootstrapServers()).stream()
        .collect(Collectors.groupingBy(place -> EventId.of(place.id(), destination).value()));
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
