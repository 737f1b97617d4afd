package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.receiver.ReceivedRequest;
import cc.xtracker.stack.receiver.WebhookReceiver;
import cc.xtracker.stack.spans.ExportedSpan;
import cc.xtracker.stack.spans.SpanCollector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request began can be followed to the tenant's server, whatever lies between. */
class TraceFlowIT {
  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CLIENT = "00f067aa0ba902b7";
  private static final String TRACE = "00-" + TRACE_ID + "-" + CLIENT + "-01";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The request, publish, consume, and two attempts. */
  private static final int SPAN_COUNT = 5;

  private LocalStack stack;
  private SpanCollector collector;

  @BeforeEach
  void start() throws IOException {
    collector = SpanCollector.start();
    stack = LocalStack.in(Path.of("target", "trace-stack"), line -> {});
    stack.purge();
    stack.up(
        settings ->
            settings.alsoAllowingThisMachine().withCollector(collector.address().toString()));
    stack.endWithThisProcess();
  }

  @AfterEach
  void stop() {
    stack.purge();
    collector.close();
  }

  @Test
  void everyStepOfAnEventIsASpanUnderTheOneBeforeAndTheWebhookGoesOnInIt() throws Exception {
    Tenant tenant = Tenant.in(stack);
    try (WebhookReceiver receiver = WebhookReceiver.start()) {
      receiver.failNext(1, 503);
      tenant.webhook(
          """
          {"kind":"webhook","name":"trace","url":"%s","retry":{"first_delay":"PT1S"}}"""
              .formatted(receiver.url()));

      assertThat(tenant.traced("{\"event\":\"contact\",\"uid\":\"ann\"}", TRACE).is("queued"))
          .isTrue();

      assertThat(receiver.awaitAcknowledged(1, PATIENCE)).isTrue();
      List<ExportedSpan> spans =
          await()
              .atMost(PATIENCE)
              .until(() -> collector.of(TRACE_ID), found -> found.size() >= SPAN_COUNT);
      ExportedSpan request = under(CLIENT, spans).getFirst();
      ExportedSpan published = under(request.spanId(), spans).getFirst();
      ExportedSpan consumed = under(published.spanId(), spans).getFirst();
      List<ExportedSpan> attempts = under(consumed.spanId(), spans);
      assertThat(List.of(request, published, consumed))
          .extracting(ExportedSpan::name)
          .containsExactly(
              "POST /events", "publish xtracker.events.v1", "consume xtracker.events.v1");
      assertThat(attempts).extracting(ExportedSpan::name).containsExactly("attempt", "attempt");
      assertThat(receiver.received())
          .extracting(TraceFlowIT::trace)
          .containsExactlyInAnyOrderElementsOf(
              attempts.stream()
                  .map(attempt -> "00-" + TRACE_ID + "-" + attempt.spanId() + "-01")
                  .toList());
    }
  }

  private static List<ExportedSpan> under(String parentId, List<ExportedSpan> spans) {
    return spans.stream().filter(span -> span.parentId().equals(parentId)).toList();
  }

  private static String trace(ReceivedRequest request) {
    return request.header("traceparent").orElse("none");
  }
}
