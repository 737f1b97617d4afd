package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.receiver.WebhookReceiver;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One of the processes behind the topic is killed without a word while events flow, and started
 * again: nothing is lost. {@link OutagesFlowIT} kills those before it.
 */
class KilledProcessFlowIT {
  private static final int EVENT_COUNT = 2_000;
  private static final int PERSON_COUNT = 200;

  @ParameterizedTest
  @ValueSource(strings = {"binding", "dispatcher"})
  void everyEventIsCountedOnceAndDelivered(String victim) throws Exception {
    LocalStack stack = FlowStack.whole();
    Tenant tenant = Tenant.in(stack);
    try (WebhookReceiver receiver = WebhookReceiver.start()) {
      DestinationId destination =
          tenant.webhook(
              """
              {"kind":"webhook","name":"ledger","url":"%s","retry":{"first_delay":"PT1S"}}"""
                  .formatted(receiver.url()));
      for (int person = 0; person < PERSON_COUNT; person += 2) {
        tenant.bind("person-" + person, 1_000 + person);
      }
      PersistentSender sender = new PersistentSender(tenant, KilledProcessFlowIT::json);

      sender.send(
          EVENT_COUNT,
          () -> {
            stack.kill(victim);
            stack.restart(victim);
          });

      assertThat(sender.mostOftenQueued()).as("answers 'queued' for one event").isEqualTo(1);
      assertThat(sender.queuedCount()).isLessThanOrEqualTo(EVENT_COUNT);
      Set<EventId> expected = ids(tenant.space(), inbox -> EventId.of(inbox, destination));
      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(
              () -> assertThat(EventIds.acknowledgedBy(receiver)).isEqualTo(values(expected)));
      assertThat(Set.copyOf(EventsTopic.of(tenant.space(), stack.kafkaBootstrapServers())))
          .isEqualTo(ids(tenant.space(), Function.identity()));
    }
  }

  private static Set<String> values(Set<EventId> ids) {
    return ids.stream().map(EventId::value).collect(Collectors.toSet());
  }

  private static <T> Set<T> ids(SpaceId space, Function<InboxId, T> id) {
    return IntStream.range(0, EVENT_COUNT)
        .mapToObj(n -> id.apply(event(space, n).inboxId()))
        .collect(Collectors.toSet());
  }

  private static String json(int n) {
    return """
        {"event":"deposit","uid":"person-%d","eid":"tx-%d","value":"%d","occurred_at_ms":%d}"""
        .formatted(n % PERSON_COUNT, n, n, System.currentTimeMillis());
  }

  private static Event event(SpaceId space, int n) {
    return Event.of(
        space,
        CanonicalEvent.DEPOSIT,
        new Uid("person-" + n % PERSON_COUNT),
        new ExternalId("tx-" + n),
        new Deposit(null, CurrencyCode.USD),
        EventTime.received(0));
  }
}
