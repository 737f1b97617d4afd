package cc.xtracker.dispatcher.vertx;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.dispatcher.egress.AddressPolicy;
import cc.xtracker.dispatcher.egress.EgressConfig;
import cc.xtracker.dispatcher.egress.NameLookup;
import cc.xtracker.dispatcher.webhook.WebhookConfig;
import cc.xtracker.dispatcher.webhook.WebhookHeaders;
import cc.xtracker.model.id.EventId;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The client as it is wired in production, but with names that a test chooses. */
final class ClientUnderTest implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Vertx vertx = Vertx.vertx();
  private final WebhookConfig config = config(WebhookConfig.class);
  private final Map<String, List<InetAddress>> chosen = new HashMap<>();
  private final HttpClientOptions options = WebhookClient.options(config);
  private AddressPolicy policy = new AddressPolicy(List.of("127.0.0.0/8", "::1"));
  private NameLookup lookup = this::lookUp;
  private @Nullable WebhookClient client;

  void name(String host, String... addresses) {
    chosen.put(host, Stream.of(addresses).map(InetAddress::ofLiteral).toList());
  }

  void lookup(NameLookup other) {
    lookup = other;
  }

  void forbidEverythingPrivate() {
    policy = new AddressPolicy(List.of());
  }

  void trust(PfxOptions certificates) {
    options.setPfxTrustOptions(certificates);
  }

  AttemptResult send(Webhook webhook, EventId id, String body) {
    return client()
        .send(webhook, id, body)
        .toCompletableFuture()
        .orTimeout(20, TimeUnit.SECONDS)
        .join();
  }

  /** Made by the first request, so that a test can choose before. */
  private WebhookClient client() {
    if (client == null) {
      CachedNames names = new CachedNames(lookup, config(EgressConfig.class));
      client =
          new WebhookClient(
              vertx,
              options,
              names,
              policy,
              config,
              new WebhookHeaders("test", InstantSource.fixed(NOW)));
    }
    return client;
  }

  private List<InetAddress> lookUp(String host) throws UnknownHostException {
    return chosen.containsKey(host) ? chosen.get(host) : List.of(InetAddress.getAllByName(host));
  }

  private static <T> T config(Class<T> mapping) {
    return new SmallRyeConfigBuilder().withMapping(mapping).build().getConfigMapping(mapping);
  }

  @Override
  public void close() {
    vertx.close();
  }
}
