package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.wire.WireFormatException;
import cc.xtracker.stack.flow.EventsTopic.Place;
import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand events, a fifth of them fired again, by all three ways at two replicas, from
 * clients that repeat whatever is not answered 200; meanwhile everything that an event passes on
 * its way to the topic dies once. What was answered, what is on the topic, what was delivered and
 * what the funnel counts, after a replay from offset zero too, are the same events, each once.
 */
class OutagesFlowIT {
  private static final int EVENT_COUNT = 100_000;
  private static final int PERSON_COUNT = 2_000;
  private static final long SEED = 4;

  /** For all requests, if the machine keeps up. */
  private static final Duration PACE = Duration.ofSeconds(60);

  /** For the funnel to be up with the topic. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LocalStack stack = FlowStack.whole();
  private final Deaths deaths = new Deaths(stack);
  private final Answers answers = new Answers(EVENT_COUNT);

  @Test
  void everyEventIsCountedOnceWhateverDies() throws Exception {
    Tenant tenant = Tenant.in(stack);
    Conversions conversions = new Conversions(tenant.space(), PERSON_COUNT);
    try (Deliveries deliveries = new Deliveries()) {
      DestinationId destination = deliveries.of(tenant);

      send(tenant, conversions);

      assertCountedOnce();
      deliveries.awaitExactly(conversions.ids(EVENT_COUNT, id -> EventId.of(id, destination)));
      assertOnTheTopic(conversions);
      awaitInTheFunnel(tenant);
      tenant.operator(ServiceKind.BINDING, "POST", "/admin/funnel/rebuild", "");
      awaitInTheFunnel(tenant);
    }
  }

  private void send(Tenant tenant, Conversions conversions) throws Exception {
    List<Shot> plan = Plan.of(EVENT_COUNT, SEED);
    List<Runnable> all =
        List.of(
            () -> deaths.ofIngress("ingress"),
            deaths::ofKafka,
            () -> deaths.ofIngress("ingress-2"),
            deaths::ofKafkaForAWhile,
            deaths::ofPostgres);
    new Crowd(tenant, conversions, plan, answers)
        .send(new Disturbances(all, plan.size(), PACE.dividedBy(plan.size())));
  }

  private void assertCountedOnce() {
    assertThat(answers.answeredCount()).as("events answered 200").isEqualTo(EVENT_COUNT);
    assertThat(answers.mostOftenQueued()).as("answers 'queued' for one event").isEqualTo(1);
    assertThat(answers.failedCount()).as("events whose clients met an outage").isPositive();
    assertThat(IntStream.range(0, EVENT_COUNT).filter(event -> !answers.wasQueued(event)).boxed())
        .as("events that only a duplicate was heard of: their 'queued' was lost on its way")
        .allMatch(answers::hasFailed);
  }

  private void assertOnTheTopic(Conversions conversions) throws WireFormatException {
    List<Place> places = EventsTopic.places(conversions.space(), stack.kafkaBootstrapServers());
    Map<InboxId, Long> copies =
        places.stream().collect(Collectors.groupingBy(Place::id, Collectors.counting()));
    assertThat(copies.keySet().equals(conversions.ids(EVENT_COUNT, Function.identity())))
        .as("the topic has all events and no other: it has %d", copies.size())
        .isTrue();
    assertThat(places)
        .as("copies are recognised by ce_id")
        .allMatch(place -> place.ceId().equals(place.id().value()));
    assertThat(copies.entrySet())
        .as("events with more copies than deaths that found them in flight")
        .filteredOn(event -> event.getValue() > 1 + deaths.thatMet(event.getKey()))
        .isEmpty();
  }

  /** What the operator hears is what was accepted, to the cent. The n-th event is worth n. */
  private static void awaitInTheFunnel(Tenant tenant) {
    BigDecimal worth = BigDecimal.valueOf(EVENT_COUNT * (EVENT_COUNT - 1L) / 2).setScale(2);
    await("the funnel")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode funnel =
                  tenant
                      .operator(
                          ServiceKind.BINDING,
                          "GET",
                          "/admin/spaces/" + tenant.space() + "/funnel",
                          "")
                      .body();
              JsonNode deposits = funnel.at("/steps/4");
              assertThat(deposits.path("events").asInt()).isEqualTo(EVENT_COUNT);
              assertThat(deposits.path("people").asInt()).isEqualTo(PERSON_COUNT);
              assertThat(funnel.at("/revenue/USD").asText()).isEqualTo(worth.toPlainString());
            });
  }
}
