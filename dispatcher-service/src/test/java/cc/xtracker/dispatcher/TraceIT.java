package cc.xtracker.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.dispatcher.Receiver.Reply;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.topic.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A delivery stays in the trace of the request that brought its event. */
@QuarkusTest
@WithTestResource(DeliveryParts.class)
class TraceIT extends Scene {
  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACE = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

  @Test
  void everyAttemptIsAStepOfItsOwnInTheTraceAlsoAfterItWasParked() {
    String destination = destination(QUICK_RETRY);
    receiver.next(Reply.status(500), Reply.status(500));
    Event event = event(CanonicalEvent.CONTACT, "traced");
    topics.acceptTraced(event, TRACE);

    String id = idOf(event, destination);
    awaitStatus(id, "sent");
    List<String> sent = traces();
    assertThat(sent)
        .hasSize(3)
        .doesNotHaveDuplicates()
        .doesNotContain(TRACE)
        .allMatch(each -> each.matches("00-" + TRACE_ID + "-[0-9a-f]{16}-01"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(topics.traces(Topic.DELIVERIES, id)).hasSize(3).containsOnly(TRACE));
  }

  @Test
  void aTraceThatIsNotValidGoesNoFurther() {
    String destination = destination();
    Event event = event(CanonicalEvent.CONTACT, "broken");
    topics.acceptTraced(event, TRACE.toUpperCase(Locale.ROOT));

    String id = idOf(event, destination);
    awaitStatus(id, "sent");
    assertThat(traces()).hasSize(1).containsOnlyNulls();
    assertThat(topics.traces(Topic.DELIVERIES, id)).hasSize(1).containsOnlyNulls();
  }

  @Test
  void anEventWithoutATraceGetsNone() {
    String destination = destination();
    Event event = event(CanonicalEvent.CONTACT, "untraced");
    topics.accept(event);

    awaitStatus(idOf(event, destination), "sent");
    assertThat(traces()).hasSize(1).containsOnlyNulls();
  }

  @Test
  void theOperatorsOwnHeaderStands() {
    String own = TRACE.replace("4bf9", "aaaa");
    String destination = destination("\"headers\":{\"TraceParent\":\"%s\"}".formatted(own));
    Event event = event(CanonicalEvent.CONTACT, "own");
    topics.acceptTraced(event, TRACE);

    awaitStatus(idOf(event, destination), "sent");
    assertThat(traces()).containsExactly(own);
  }

  private List<String> traces() {
    return receiver.requests().stream().map(request -> request.header("traceparent")).toList();
  }
}
