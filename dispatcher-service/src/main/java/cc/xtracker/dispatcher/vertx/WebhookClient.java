package cc.xtracker.dispatcher.vertx;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.WebhookSender;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.dispatcher.egress.UrlPolicy;
import cc.xtracker.dispatcher.webhook.WebhookConfig;
import cc.xtracker.dispatcher.webhook.WebhookHeaders;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.topic.TraceParent;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.vertx.core.Context;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends webhooks over pooled keep-alive HTTP/1.1 connections, each made to an address that was
 * judged, with TLS verified against the host's name. Redirects are not followed and no answer is
 * unpacked beyond its snippet. Belongs to one event loop: it is called there, all that happens
 * happens there, and there its results arrive.
 */
public final class WebhookClient implements WebhookSender {
  private final Context loop;
  private final Names names;
  private final WebhookConfig config;
  private final WebhookHeaders headers;
  private final Connections connections;
  private final HttpClient http;

  /** By identity: a changed destination is another webhook. */
  private final LoadingCache<Webhook, PreparedRequest> prepared;

  /** How many connections stand to an address. */
  private final Map<String, Integer> open = new HashMap<>();

  public WebhookClient(
      Context loop,
      HttpClientOptions options,
      Names names,
      UrlPolicy policy,
      WebhookHeaders headers,
      WebhookConfig config,
      Connections connections) {
    this.loop = loop;
    this.names = names;
    this.config = config;
    this.headers = headers;
    this.connections = connections;
    this.http =
        loop.owner()
            .httpClientBuilder()
            .with(options)
            .with(
                new PoolOptions()
                    .setHttp1MaxSize(config.maxConnectionsPerHost())
                    .setMaxWaitQueueSize(config.maxWaitingPerHost()))
            .withConnectHandler(this::watch)
            .build();
    this.prepared =
        Caffeine.newBuilder()
            .weakKeys()
            .maximumSize(config.maxPreparedRequests())
            .executor(Runnable::run)
            .build(webhook -> new PreparedRequest(webhook, policy, headers.fixed(webhook)));
  }

  public static HttpClientOptions options(WebhookConfig config) {
    int connectMillis = Math.toIntExact(config.connectTimeout().toMillis());
    return new HttpClientOptions()
        .setConnectTimeout(connectMillis)
        .setSslHandshakeTimeout(connectMillis)
        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
        .setKeepAlive(true)
        .setKeepAliveTimeout(Math.toIntExact(config.keepAlive().toSeconds()))
        .setMaxHeaderSize(config.maxHeaderBytes())
        .setDecompressionSupported(false)
        .setVerifyHost(true);
  }

  @Override
  public CompletionStage<AttemptResult> send(
      Webhook webhook, EventId id, String body, @Nullable TraceParent trace) {
    Message message = new Message(webhook, id, body, trace, headers);
    Exchange exchange = new Exchange(this, prepared.get(webhook), message);
    // In a task of its own, when the connection that brought the caller here is free again.
    next(exchange::begin);
    return exchange.result();
  }

  private void watch(HttpConnection connection) {
    String address = key(connection.remoteAddress());
    open.merge(address, 1, Integer::sum);
    connections.opened();
    connection
        .closeHandler(
            _ -> {
              connections.closed();
              open.computeIfPresent(address, (_, n) -> n == 1 ? null : n - 1);
            })
        // The exchange hears of it too; without a handler Vert.x would log what receivers do.
        .exceptionHandler(_ -> {});
  }

  /** Whether another request there would have to wait for a connection. */
  boolean full(RequestOptions request) {
    return open.getOrDefault(key(request.getServer()), 0) >= config.maxConnectionsPerHost();
  }

  /** See {@link Connections#tooMany}. */
  boolean tooManyConnections() {
    return connections.tooMany();
  }

  private static String key(SocketAddress address) {
    return address.hostAddress() + ":" + address.port();
  }

  HttpClient http() {
    return http;
  }

  Names names() {
    return names;
  }

  WebhookConfig config() {
    return config;
  }

  /** Runs a step of an exchange after what the event loop does now. */
  void next(Runnable step) {
    loop.runOnContext(_ -> step.run());
  }

  long afterwards(Duration pause, Runnable step) {
    return loop.owner().setTimer(pause.toMillis(), _ -> step.run());
  }

  void cancel(long timer) {
    loop.owner().cancelTimer(timer);
  }
}
