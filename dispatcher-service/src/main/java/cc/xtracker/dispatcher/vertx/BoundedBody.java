package cc.xtracker.dispatcher.vertx;

import cc.xtracker.dispatcher.webhook.WebhookConfig;
import io.vertx.core.buffer.Buffer;

/** Counts a response body as it arrives and keeps only its beginning. */
final class BoundedBody {
  private final int maxBytes;
  private final int maxKeptBytes;
  private final Buffer kept = Buffer.buffer();
  private long receivedBytes;

  BoundedBody(WebhookConfig config) {
    maxBytes = config.maxResponseBytes();
    maxKeptBytes = config.maxSnippetBytes();
  }

  /**
   * @return whether more may come
   */
  boolean take(Buffer chunk) {
    receivedBytes += chunk.length();
    int room = maxKeptBytes - kept.length();
    if (room > 0) {
      kept.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
    }
    return receivedBytes < maxBytes;
  }

  byte[] beginning() {
    return kept.getBytes();
  }
}
