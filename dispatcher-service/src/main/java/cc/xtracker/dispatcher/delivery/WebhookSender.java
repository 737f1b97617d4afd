package cc.xtracker.dispatcher.delivery;

import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.topic.TraceParent;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes the request. Thread-safe; never blocks the caller. */
public interface WebhookSender {
  /**
   * @param id goes along in the signature headers when the webhook is signed
   * @param body sent byte for byte as UTF-8
   * @param trace what brought the event; the request is a step of its own in it, unless the webhook
   *     has one of its own; null when there is none
   * @return completes within the webhook's timeout, and never exceptionally for a fault of the
   *     receiver or the network
   */
  CompletionStage<AttemptResult> send(
      Webhook webhook, EventId id, String body, @Nullable TraceParent trace);
}
