package cc.xtracker.dispatcher.vertx;

import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.dispatcher.webhook.WebhookHeaders;
import cc.xtracker.model.id.EventId;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.nio.charset.StandardCharsets;

/** What is said in one request, signed when it leaves. */
final class Message {
  private final Webhook webhook;
  private final EventId id;
  private final byte[] bytes;
  private final WebhookHeaders headers;

  Message(Webhook webhook, EventId id, String body, WebhookHeaders headers) {
    this.webhook = webhook;
    this.id = id;
    this.bytes = body.getBytes(StandardCharsets.UTF_8);
    this.headers = headers;
  }

  Buffer body() {
    return Buffer.buffer(Unpooled.wrappedBuffer(bytes));
  }

  void sign(HttpClientRequest request) {
    headers.signature(webhook, id, bytes).forEach(request::putHeader);
  }
}
