package cc.xtracker.dispatcher.destination;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The request to make. Never printed: it holds secrets.
 *
 * @param headers the operator's own, values in clear
 * @param signingSecrets {@code whsec_…}, newest first; empty when the destination is not signed,
 *     two during a rotation
 * @param timeout for the whole exchange, body included
 */
public record Webhook(
    URI url,
    String method,
    Map<String, String> headers,
    List<String> signingSecrets,
    Duration timeout) {

  public Webhook {
    headers = Map.copyOf(headers);
    signingSecrets = List.copyOf(signingSecrets);
  }

  @Override
  public String toString() {
    return method + " " + url.getScheme() + "://" + url.getHost();
  }
}
