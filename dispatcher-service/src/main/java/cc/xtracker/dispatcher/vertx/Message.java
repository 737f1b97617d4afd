package cc.xtracker.dispatcher.vertx;

import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.dispatcher.webhook.WebhookHeaders;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.topic.TraceParent;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What is said in one request, signed when it leaves. */
final class Message {
  private final Webhook webhook;
  private final EventId id;
  private final byte[] bytes;
  private final @Nullable TraceParent trace;
  private final WebhookHeaders headers;

  Message(
      Webhook webhook,
      EventId id,
      String body,
      @Nullable TraceParent trace,
      WebhookHeaders headers) {
    this.webhook = webhook;
    this.id = id;
    this.bytes = body.getBytes(StandardCharsets.UTF_8);
    this.trace = trace;
    this.headers = headers;
  }

  Buffer body() {
    return Buffer.buffer(Unpooled.wrappedBuffer(bytes));
  }

  /** Adds what only this request has. */
  void mark(HttpClientRequest request) {
    headers.trace(webhook, trace).forEach(request::putHeader);
    headers.signature(webhook, id, bytes).forEach(request::putHeader);
  }
}
