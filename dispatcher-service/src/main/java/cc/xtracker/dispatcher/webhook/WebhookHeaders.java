package cc.xtracker.dispatcher.webhook;

import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.model.id.EventId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The headers of a request to a receiver: ours, the signature's and the operator's own. */
public final class WebhookHeaders {
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
    Map<String, String> headers = new LinkedHashMap<>();
    // RFC 9112 section 3.2: as the URL has it.
    headers.put("host", webhook.url().getRawAuthority());
    headers.put("user-agent", userAgent);
    headers.put("content-type", "application/json");
    Instant now = clock.instant();
    List<String> secrets = webhook.signingSecrets(now);
    if (!secrets.isEmpty()) {
      long seconds = now.getEpochSecond();
      headers.put(StandardWebhooksSignature.ID_HEADER, id.value());
      headers.put(StandardWebhooksSignature.TIMESTAMP_HEADER, Long.toString(seconds));
      headers.put(
          StandardWebhooksSignature.SIGNATURE_HEADER,
          StandardWebhooksSignature.of(secrets, id.value(), seconds, body));
    }
    headers.putAll(webhook.headers());
    return headers;
  }
}
