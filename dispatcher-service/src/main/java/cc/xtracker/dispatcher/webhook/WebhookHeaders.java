package cc.xtracker.dispatcher.webhook;

import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.topic.TraceParent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers of a request to a receiver: ours, the operator's own and the signature's. */
public final class WebhookHeaders {
  private static final String TRACEPARENT = "traceparent";

  private final String userAgent;
  private final InstantSource clock;

  /**
   * @param version of XTRACKER, for receivers to see
   */
  public WebhookHeaders(String version, InstantSource clock) {
    this.userAgent = "XTRACKER/" + version;
    this.clock = clock;
  }

  /** In the order in which they are sent. A signature holds for about the moment of the call. */
  public Map<String, String> of(Webhook webhook, EventId id, byte[] body) {
    Map<String, String> headers = fixed(webhook);
    headers.putAll(signature(webhook, id, body));
    return headers;
  }

  /** Those that are the same in every request. */
  public Map<String, String> fixed(Webhook webhook) {
    Map<String, String> headers = new LinkedHashMap<>();
    // RFC 9112 section 3.2: as the URL has it.
    headers.put("host", webhook.url().getRawAuthority());
    headers.put("user-agent", userAgent);
    headers.put("content-type", "application/json");
    headers.putAll(webhook.headers());
    return headers;
  }

  /** None when there is no trace, or the operator set one for all requests. */
  public Map<String, String> trace(Webhook webhook, @Nullable TraceParent trace) {
    boolean own = webhook.headers().keySet().stream().anyMatch(TRACEPARENT::equalsIgnoreCase);
    return trace == null || own ? Map.of() : Map.of(TRACEPARENT, trace.value());
  }

  /** None when the webhook is not signed. */
  public Map<String, String> signature(Webhook webhook, EventId id, byte[] body) {
    if (webhook.signingSecrets().isEmpty()) {
      return Map.of();
    }
    Instant now = clock.instant();
    long seconds = now.getEpochSecond();
    return Map.of(
        StandardWebhooksSignature.ID_HEADER,
        id.value(),
        StandardWebhooksSignature.TIMESTAMP_HEADER,
        Long.toString(seconds),
        StandardWebhooksSignature.SIGNATURE_HEADER,
        StandardWebhooksSignature.of(webhook.signingSecrets(now), id.value(), seconds, body));
  }
}
