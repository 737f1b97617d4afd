package cc.xtracker.dispatcher.vertx;

import cc.xtracker.dispatcher.destination.SigningSecret;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.dispatcher.egress.HostName;
import cc.xtracker.dispatcher.egress.UrlPolicy;
import cc.xtracker.dispatcher.egress.UrlVerdict.Permitted;
import cc.xtracker.dispatcher.webhook.Redaction;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What all requests of one webhook have in common, made once. Owned by one event loop. */
final class PreparedRequest {
  private final Webhook webhook;
  private final UrlPolicy policy;
  private final MultiMap headers;
  private final Redaction redaction;
  private final String host;
  private final Optional<InetAddress> literal;

  /** Whose judgement the {@link #routes} are. */
  private List<InetAddress> judged = List.of();

  private List<RequestOptions> routes = List.of();

  PreparedRequest(Webhook webhook, UrlPolicy policy, Map<String, String> headers) {
    this.webhook = webhook;
    this.policy = policy;
    this.host = HostName.normalised(webhook.url().getHost());
    this.literal = HostName.literal(host);
    this.headers = HttpHeaders.headers().setAll(headers);
    this.redaction =
        new Redaction(
            Stream.concat(
                    webhook.headers().values().stream(),
                    webhook.signingSecrets().stream().map(SigningSecret::text))
                .toList());
  }

  Webhook webhook() {
    return webhook;
  }

  Redaction redaction() {
    return redaction;
  }

  String host() {
    return host;
  }

  /** The host's only address when the URL says it, so that nobody need be asked. */
  Optional<InetAddress> literal() {
    return literal;
  }

  /**
   * The request to each of these addresses, the one that answered last first, so that its
   * connections are used again. Judged and made once, until the addresses change.
   *
   * @return empty when no request may leave for them
   */
  List<RequestOptions> routes(List<InetAddress> addresses) {
    if (!addresses.equals(judged)) {
      Optional<SocketAddress> last = routes.stream().findFirst().map(RequestOptions::getServer);
      judged = addresses;
      routes =
          policy.judge(webhook.url(), addresses) instanceof Permitted
              ? addresses.stream().map(this::options).toList()
              : List.of();
      last.flatMap(
              server -> routes.stream().filter(to -> to.getServer().equals(server)).findFirst())
          .ifPresent(this::prefer);
    }
    return routes;
  }

  void prefer(RequestOptions answered) {
    if (routes.indexOf(answered) > 0) {
      routes =
          Stream.concat(Stream.of(answered), routes.stream().filter(to -> to != answered)).toList();
    }
  }

  private RequestOptions options(InetAddress address) {
    URI url = webhook.url();
    int port = UrlPolicy.port(url);
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
        .setHost(host)
        .setPort(port)
        .setSsl("https".equalsIgnoreCase(url.getScheme()))
        .setMethod(HttpMethod.valueOf(webhook.method()))
        .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
        .setHeaders(headers)
        .setFollowRedirects(false)
        // Also takes it out of the queue for a pooled connection.
        .setConnectTimeout(webhook.timeout().toMillis());
  }
}
