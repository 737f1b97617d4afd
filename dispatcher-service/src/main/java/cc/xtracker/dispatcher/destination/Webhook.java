package cc.xtracker.dispatcher.destination;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The request to make. Never printed: it holds secrets.
 *
 * @param headers the operator's own, values in clear
 * @param signingSecrets newest first; empty when the destination is not signed, at most two
 * @param timeout for the whole exchange, body included
 */
public record Webhook(
    URI url,
    String method,
    Map<String, String> headers,
    List<SigningSecret> signingSecrets,
    Duration timeout) {

  public Webhook {
    headers = Map.copyOf(headers);
    signingSecrets = List.copyOf(signingSecrets);
  }

  /** Those that sign a request made now, newest first: two during a rotation. */
  public List<String> signingSecrets(Instant now) {
    return signingSecrets.stream()
        .filter(secret -> secret.validAt(now))
        .map(SigningSecret::text)
        .toList();
  }

  @Override
  public String toString() {
    return method + " " + url.getScheme() + "://" + url.getHost();
  }
}
