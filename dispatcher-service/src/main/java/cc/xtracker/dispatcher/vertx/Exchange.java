package cc.xtracker.dispatcher.vertx;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.AttemptResult.Answered;
import cc.xtracker.dispatcher.delivery.AttemptResult.Forbidden;
import cc.xtracker.dispatcher.delivery.AttemptResult.Unreachable;
import cc.xtracker.dispatcher.delivery.NetworkFailure;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.dispatcher.egress.AddressPolicy;
import cc.xtracker.dispatcher.webhook.Snippet;
import cc.xtracker.dispatcher.webhook.WebhookConfig;
import cc.xtracker.model.delivery.Latency;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request and what comes back: <em>resolve → judge → connect → write → read</em>. Owned by one
 * event loop. The first end it comes to is the one that counts; whatever arrives later is dropped
 * together with its connection.
 */
final class Exchange {
  private final Vertx vertx;
  private final HttpClient http;
  private final AddressPolicy policy;
  private final WebhookConfig config;
  private final Webhook webhook;
  private final MultiMap headers;
  private final byte[] body;
  private final CompletableFuture<AttemptResult> result = new CompletableFuture<>();
  private final long startedNanos = System.nanoTime();

  private long timer;
  private @Nullable HttpClientRequest request;

  Exchange(
      Vertx vertx,
      HttpClient http,
      AddressPolicy policy,
      WebhookConfig config,
      Webhook webhook,
      MultiMap headers,
      byte[] body) {
    this.vertx = vertx;
    this.http = http;
    this.policy = policy;
    this.config = config;
    this.webhook = webhook;
    this.headers = headers;
    this.body = body;
  }

  CompletionStage<AttemptResult> result() {
    return result;
  }

  void begin(CachedNames names) {
    timer = vertx.setTimer(webhook.timeout().toMillis(), _ -> abort(NetworkFailure.TIMEOUT));
    Future.fromCompletionStage(names.resolve(host()), vertx.getOrCreateContext())
        .onSuccess(this::judge)
        .onFailure(_ -> abort(NetworkFailure.UNKNOWN_HOST));
  }

  private void judge(List<InetAddress> addresses) {
    if (addresses.isEmpty()) {
      abort(NetworkFailure.UNKNOWN_HOST);
    } else if (policy.permitsAll(addresses)) {
      connect(addresses, 0);
    } else {
      settle(new Forbidden(latency()));
    }
  }

  private void connect(List<InetAddress> addresses, int index) {
    if (result.isDone()) {
      return;
    }
    http.request(options(addresses.get(index)))
        .onSuccess(this::write)
        .onFailure(
            fault -> {
              NetworkFailure failure = Faults.whileConnecting(fault);
              if (failure == NetworkFailure.TLS_FAILED || index + 1 == addresses.size()) {
                abort(failure);
              } else {
                connect(addresses, index + 1);
              }
            });
  }

  private RequestOptions options(InetAddress address) {
    URI url = webhook.url();
    boolean tls = "https".equalsIgnoreCase(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
        .setHost(host())
        .setPort(port)
        .setSsl(tls)
        .setMethod(HttpMethod.valueOf(webhook.method()))
        .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
        .setHeaders(headers)
        .setFollowRedirects(false)
        // Also takes it out of the queue for a pooled connection.
        .setConnectTimeout(webhook.timeout().toMillis());
  }

  private void write(HttpClientRequest ready) {
    if (result.isDone()) {
      ready.reset();
      return;
    }
    request = ready;
    ready
        .exceptionHandler(fault -> abort(Faults.whileTalking(fault)))
        .send(Buffer.buffer(body))
        .onSuccess(this::read)
        .onFailure(fault -> abort(Faults.whileTalking(fault)));
  }

  private void read(HttpClientResponse response) {
    BoundedBody received = new BoundedBody(config);
    response
        .handler(
            chunk -> {
              if (!received.take(chunk)) {
                settle(answered(response, received));
                drop();
              }
            })
        .exceptionHandler(fault -> abort(Faults.whileTalking(fault)))
        .endHandler(_ -> settle(answered(response, received)));
  }

  private Answered answered(HttpClientResponse response, BoundedBody received) {
    return new Answered(
        response.statusCode(),
        Optional.ofNullable(response.getHeader(HttpHeaders.RETRY_AFTER)),
        Snippet.of(received.beginning()),
        latency());
  }

  private void abort(NetworkFailure failure) {
    if (settle(new Unreachable(failure, latency()))) {
      drop();
    }
  }

  private boolean settle(AttemptResult end) {
    vertx.cancelTimer(timer);
    return result.complete(end);
  }

  private void drop() {
    if (request != null) {
      request.reset();
    }
  }

  private Latency latency() {
    long totalMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
    return new Latency(totalMillis, 0, 0, 0, 0);
  }

  private String host() {
    String host = webhook.url().getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
