package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.WebhookSender;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.topic.TraceParent;
import cc.xtracker.tracing.Spans;
import cc.xtracker.tracing.Step;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Each request is a span, if the event has a trace. The host is told; path and query are secrets.
 */
record TracedAttempts(WebhookSender sender, Spans spans) implements WebhookSender {
  @Override
  public CompletionStage<AttemptResult> send(
      Webhook webhook, EventId id, String body, @Nullable TraceParent trace) {
    if (trace == null) {
      return sender.send(webhook, id, body, null);
    }
    Step step =
        spans
            .ask("attempt", trace)
            .says("http.request.method", webhook.method())
            .says("server.address", String.valueOf(webhook.url().getHost()))
            .says("xtracker.event_id", id.value());
    return sender
        .send(webhook, id, body, step.here())
        .whenComplete((result, fault) -> end(step, result, fault));
  }

  private static void end(Step step, @Nullable AttemptResult result, @Nullable Throwable fault) {
    switch (result) {
      case AttemptResult.Answered answered ->
          step.says("http.response.status_code", answered.statusCode()).end();
      case AttemptResult.Unreachable unreachable -> step.fail(unreachable.failure().wireName());
      case AttemptResult.Hindered hindered -> step.fail(hindered.fault().wireName());
      case AttemptResult.Forbidden _ -> step.fail("address_forbidden");
      case null -> step.fail(String.valueOf(fault));
    }
  }
}
