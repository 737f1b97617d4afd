package cc.xtracker.dispatcher.vertx;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.delivery.WebhookSender;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.dispatcher.egress.AddressPolicy;
import cc.xtracker.dispatcher.webhook.WebhookConfig;
import cc.xtracker.dispatcher.webhook.WebhookHeaders;
import cc.xtracker.model.id.EventId;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/**
 * Sends webhooks over pooled keep-alive HTTP/1.1 connections, each made to an address that was
 * judged, with TLS verified against the host's name. Redirects are not followed and nothing is
 * decompressed.
 */
public final class WebhookClient implements WebhookSender, AutoCloseable {
  private final Vertx vertx;
  private final HttpClient http;
  private final CachedNames names;
  private final AddressPolicy policy;
  private final WebhookConfig config;
  private final WebhookHeaders headers;

  public WebhookClient(
      Vertx vertx,
      HttpClientOptions options,
      CachedNames names,
      AddressPolicy policy,
      WebhookConfig config,
      WebhookHeaders headers) {
    this.vertx = vertx;
    this.http =
        vertx
            .httpClientBuilder()
            .with(options)
            // The exchange hears of it too; without a handler Vert.x would log what receivers do.
            .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
            .build();
    this.names = names;
    this.policy = policy;
    this.config = config;
    this.headers = headers;
  }

  public static HttpClientOptions options(WebhookConfig config) {
    return new HttpClientOptions()
        .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
        .setKeepAlive(true)
        .setKeepAliveTimeout(Math.toIntExact(config.keepAlive().toSeconds()))
        .setMaxPoolSize(config.maxConnectionsPerHost())
        .setMaxHeaderSize(config.maxHeaderBytes())
        .setDecompressionSupported(false)
        .setVerifyHost(true);
  }

  @Override
  public CompletionStage<AttemptResult> send(Webhook webhook, EventId id, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Exchange exchange =
        new Exchange(vertx, http, policy, config, webhook, headersOf(webhook, id, bytes), bytes);
    // One event loop owns the exchange from here on, so its steps never run at the same time.
    vertx.getOrCreateContext().runOnContext(_ -> exchange.begin(names));
    return exchange.result();
  }

  private MultiMap headersOf(Webhook webhook, EventId id, byte[] body) {
    return MultiMap.caseInsensitiveMultiMap().addAll(headers.of(webhook, id, body));
  }

  @Override
  public void close() {
    http.close();
  }
}
