package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.WebhookSender;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.topic.TraceParent;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Each request is a step of its own in the trace, which nobody here keeps. */
record StepsInTraces(WebhookSender sender, RandomGenerator random) implements WebhookSender {
  @Override
  public CompletionStage<AttemptResult> send(
      Webhook webhook, EventId id, String body, @Nullable TraceParent trace) {
    return sender.send(webhook, id, body, trace == null ? null : trace.child(random));
  }
}
