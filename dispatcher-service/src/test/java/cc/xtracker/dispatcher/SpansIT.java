package cc.xtracker.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.dispatcher.Receiver.Reply;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.Event;
import cc.xtracker.stack.spans.ExportedSpan;
import cc.xtracker.stack.spans.SpanCollector;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Switched on, the way of an event from Kafka to its webhook is spans of the trace it came in. */
@QuarkusTest
@WithTestResource(DeliveryParts.class)
@WithTestResource(Collected.class)
class SpansIT extends Scene {
  private static final String TRACE_ID = "5ba92f3577b34da6a3ce929d0e0e4736";
  private static final String PUBLISHED = "00f067aa0ba902b7";

  SpanCollector collector;

  @Test
  void whatIsReadAndEveryAttemptAreSpansUnderWhatWasPublished() {
    String destination = destination(QUICK_RETRY);
    receiver.next(Reply.status(500));
    Event event = event(CanonicalEvent.CONTACT, "spans");
    topics.acceptTraced(event, "00-" + TRACE_ID + "-" + PUBLISHED + "-01");
    awaitStatus(idOf(event, destination), "sent");

    List<ExportedSpan> spans =
        await().atMost(PATIENCE).until(() -> collector.of(TRACE_ID), found -> found.size() >= 3);
    ExportedSpan consumed = named(spans, "consume xtracker.events.v1").getFirst();
    assertThat(consumed.parentId()).isEqualTo(PUBLISHED);
    List<ExportedSpan> attempts = named(spans, "attempt");
    assertThat(attempts).hasSize(2).allMatch(span -> span.parentId().equals(consumed.spanId()));
    assertThat(receiver.requests().stream().map(request -> request.header("traceparent")))
        .containsExactlyInAnyOrderElementsOf(
            attempts.stream().map(span -> "00-" + TRACE_ID + "-" + span.spanId() + "-01").toList());
  }

  @Test
  void anEventWithoutATraceHasNoSpans() {
    String destination = destination();
    Event event = event(CanonicalEvent.CONTACT, "untraced");
    topics.accept(event);
    awaitStatus(idOf(event, destination), "sent");

    assertThat(receiver.requests()).hasSize(1);
    assertThat(receiver.requests().getFirst().header("traceparent")).isNull();
  }

  private static List<ExportedSpan> named(List<ExportedSpan> spans, String name) {
    return spans.stream().filter(span -> span.name().equals(name)).toList();
  }
}
