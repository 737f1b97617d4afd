package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.stack.receiver.ReceivedRequest;
import cc.xtracker.stack.receiver.WebhookReceiver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a request began can be followed to the tenant's server, whatever lies between. */
class TraceFlowIT {
  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACE = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void theTraceOfARequestGoesOnInEveryAttemptOfItsWebhook() throws Exception {
    Tenant tenant = Tenant.in(FlowStack.whole());
    try (WebhookReceiver receiver = WebhookReceiver.start()) {
      receiver.failNext(1, 503);
      tenant.webhook(
          """
          {"kind":"webhook","name":"trace","url":"%s","retry":{"first_delay":"PT1S"}}"""
              .formatted(receiver.url()));

      assertThat(tenant.traced("{\"event\":\"contact\",\"uid\":\"ann\"}", TRACE).is("queued"))
          .isTrue();

      assertThat(receiver.awaitAcknowledged(1, PATIENCE)).isTrue();
      List<String> sent = receiver.received().stream().map(TraceFlowIT::trace).toList();
      assertThat(sent)
          .hasSize(2)
          .doesNotHaveDuplicates()
          .doesNotContain(TRACE)
          .allMatch(each -> each.matches("00-" + TRACE_ID + "-[0-9a-f]{16}-01"));
    }
  }

  private static String trace(ReceivedRequest request) {
    return request.header("traceparent").orElse("none");
  }
}
