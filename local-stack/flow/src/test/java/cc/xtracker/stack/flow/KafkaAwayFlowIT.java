package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.wire.WireFormatException;
import cc.xtracker.stack.flow.EventsTopic.Place;
import cc.xtracker.stack.flow.Tenant.Answer;
import cc.xtracker.stack.local.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Kafka dies and comes back while each person's events are sent one after another to one replica.
 * Nobody who sends them notices, and the topic has them in their order.
 */
class KafkaAwayFlowIT {
  private static final int PERSON_COUNT = 20;
  private static final int SOME = 20;
  private static final Duration BETWEEN_EVENTS = Duration.ofMillis(25);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How long an answer may take. */
  private static final Duration AT_MOST = Duration.ofSeconds(2);

  private final LocalStack stack = FlowStack.whole();
  private final Tenant tenant = Tenant.in(stack);
  private final Conversions conversions = new Conversions(tenant.space(), PERSON_COUNT);
  private final List<Person> people =
      IntStream.range(0, PERSON_COUNT).mapToObj(Person::new).toList();
  private volatile boolean over;

  @Test
  void eventsAreAcceptedMeanwhileAndDrainedInOrder() throws Exception {
    try (Deliveries deliveries = new Deliveries();
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      DestinationId destination = deliveries.of(tenant);
      List<? extends Future<?>> sending = people.stream().map(clients::submit).toList();
      awaitMoreOfEach();

      stack.kill("kafka");
      OutboxMode.BACKLOG.await(stack);
      awaitMoreOfEach();
      stack.restart("kafka");
      OutboxMode.DIRECT.await(stack);
      awaitMoreOfEach();
      over = true;

      for (Future<?> person : sending) {
        person.get();
      }
      deliveries.awaitExactly(
          accepted().stream().map(id -> EventId.of(id, destination)).collect(Collectors.toSet()));
      assertInOrder();
    } finally {
      over = true;
    }
  }

  private void awaitMoreOfEach() {
    List<Integer> before = people.stream().map(person -> person.accepted.size()).toList();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                people.stream()
                    .allMatch(
                        person -> person.accepted.size() >= before.get(person.number) + SOME));
  }

  private Set<InboxId> accepted() {
    return people.stream().flatMap(person -> person.accepted.stream()).collect(Collectors.toSet());
  }

  /** What came twice came first in its place. */
  private void assertInOrder() throws WireFormatException {
    List<InboxId> onTheTopic =
        EventsTopic.places(tenant.space(), stack.kafkaBootstrapServers()).stream()
            .map(Place::id)
            .distinct()
            .toList();
    assertThat(onTheTopic).hasSameSizeAs(accepted());
    for (Person person : people) {
      Set<InboxId> own = new HashSet<>(person.accepted);
      assertThat(onTheTopic.stream().filter(own::contains))
          .as("events of person %d", person.number)
          .containsExactlyElementsOf(person.accepted);
    }
  }

  /** Has one event after another, and each fifth of them twice. */
  private final class Person implements Runnable {
    private final int number;

    /** In the order of their answers. */
    private final List<InboxId> accepted = new CopyOnWriteArrayList<>();

    Person(int number) {
      this.number = number;
    }

    @Override
    public void run() {
      for (int event = number; !over; event += PERSON_COUNT) {
        assertAnswered(event, "queued");
        accepted.add(conversions.id(event));
        if (accepted.size() % 5 == 0) {
          assertAnswered(event, "duplicate");
        }
        LockSupport.parkNanos(BETWEEN_EVENTS.toNanos());
      }
    }

    private void assertAnswered(int event, String status) {
      Instant start = Instant.now();
      try {
        Answer answer = tenant.event(number, conversions.json(event));
        assertThat(answer.is(status)).as("%s, not %s", status, answer).isTrue();
        assertThat(Duration.between(start, Instant.now())).isLessThan(AT_MOST);
      } catch (IOException e) {
        throw new AssertionError("event " + event + " is not answered", e);
      }
    }
  }
}
