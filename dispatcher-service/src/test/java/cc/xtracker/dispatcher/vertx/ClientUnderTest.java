package cc.xtracker.dispatcher.vertx;

import cc.xtracker.dispatcher.delivery.AttemptResult;
import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.dispatcher.egress.AddressPolicy;
import cc.xtracker.dispatcher.egress.EgressConfig;
import cc.xtracker.dispatcher.egress.NameAnswer;
import cc.xtracker.dispatcher.egress.NameLookup;
import cc.xtracker.dispatcher.egress.UrlPolicy;
import cc.xtracker.dispatcher.webhook.WebhookConfig;
import cc.xtracker.dispatcher.webhook.WebhookHeaders;
import cc.xtracker.model.id.EventId;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Context;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The client as it is wired in production, but with names that a test chooses. */
final class ClientUnderTest implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Map<String, String> settings = new HashMap<>();
  private final Map<String, List<InetAddress>> chosen = new HashMap<>();
  private List<String> allowed = List.of("127.0.0.0/8", "::1");
  private NameLookup lookup = this::lookUp;
  private Function<HttpClientOptions, HttpClientOptions> trust = Function.identity();
  private @Nullable EventLoops loops;
  private @Nullable Connections connections;

  ClientUnderTest() {
    set("xtracker.webhook.event-loop-count", "1");
  }

  void set(String key, String value) {
    settings.put(key, value);
  }

  void name(String host, String... addresses) {
    chosen.put(host, Stream.of(addresses).map(InetAddress::ofLiteral).toList());
  }

  void lookup(NameLookup other) {
    lookup = other;
  }

  /** Nothing else that is private may be reached. */
  void allow(String... networks) {
    allowed = List.of(networks);
  }

  void trust(PfxOptions certificates) {
    trust = options -> options.setPfxTrustOptions(certificates);
  }

  AttemptResult send(Webhook webhook, EventId id, String body) {
    return begin(webhook, id, body).orTimeout(20, TimeUnit.SECONDS).join();
  }

  CompletableFuture<AttemptResult> begin(Webhook webhook, EventId id, String body) {
    return loops().send(webhook, id, body, null).toCompletableFuture();
  }

  /** Made by the first request, so that a test can choose before. */
  EventLoops loops() {
    if (loops == null) {
      loops = new EventLoops(config(WebhookConfig.class), this::client);
    }
    return loops;
  }

  int openConnections() {
    return connections().count();
  }

  private Connections connections() {
    if (connections == null) {
      connections = new Connections(config(WebhookConfig.class).maxConnections());
    }
    return connections;
  }

  private WebhookClient client(Context loop) {
    WebhookConfig config = config(WebhookConfig.class);
    // A receiver of a test has whatever port is free.
    UrlPolicy policy =
        new UrlPolicy(
            new AddressPolicy(allowed),
            IntStream.rangeClosed(1, 65_535).boxed().collect(Collectors.toSet()),
            lookup);
    return new WebhookClient(
        loop,
        trust.apply(WebhookClient.options(config)),
        new Names(loop, lookup, config(EgressConfig.class)),
        policy,
        new WebhookHeaders("test", InstantSource.fixed(NOW)),
        config,
        connections());
  }

  private CompletionStage<NameAnswer> lookUp(String host) {
    return CompletableFuture.completedFuture(
        chosen.containsKey(host)
            ? new NameAnswer.Found(chosen.get(host), Duration.ofSeconds(30))
            : new NameAnswer.Unknown());
  }

  private <T> T config(Class<T> mapping) {
    return new SmallRyeConfigBuilder()
        .withDefaultValues(settings)
        .withMapping(mapping)
        .build()
        .getConfigMapping(mapping);
  }

  @Override
  public void close() {
    if (loops != null) {
      loops.close();
    }
  }
}
