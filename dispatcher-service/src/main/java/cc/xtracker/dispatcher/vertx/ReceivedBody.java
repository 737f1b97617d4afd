package cc.xtracker.dispatcher.vertx;

import cc.xtracker.dispatcher.webhook.Redaction;
import cc.xtracker.dispatcher.webhook.Snippet;
import cc.xtracker.dispatcher.webhook.WebhookConfig;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/** Counts a response body as it arrives and keeps only its beginning. */
final class ReceivedBody {
  private static final byte[] NOTHING = {};

  private final WebhookConfig config;
  private final Redaction redaction;
  private byte[] kept = NOTHING;
  private long receivedBytes;

  ReceivedBody(WebhookConfig config, Redaction redaction) {
    this.config = config;
    this.redaction = redaction;
  }

  /**
   * @return whether more may come
   */
  boolean take(Buffer chunk) {
    receivedBytes += chunk.length();
    int room = Snippet.rawBytes(redaction, config.maxSnippetBytes()) - kept.length;
    if (room > 0) {
      int added = Math.min(room, chunk.length());
      byte[] longer = Arrays.copyOf(kept, kept.length + added);
      chunk.getBytes(0, added, longer, kept.length);
      kept = longer;
    }
    return receivedBytes <= config.maxResponseBytes();
  }

  String snippet(String encoding) {
    boolean broken = receivedBytes > kept.length;
    return Snippet.of(kept, broken, encoding, redaction, config.maxSnippetBytes());
  }
}
