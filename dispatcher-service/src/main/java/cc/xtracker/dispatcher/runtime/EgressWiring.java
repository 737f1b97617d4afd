package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.delivery.ResponseClassifier;
import cc.xtracker.dispatcher.delivery.WebhookSender;
import cc.xtracker.dispatcher.dns.DnsLookup;
import cc.xtracker.dispatcher.egress.AddressPolicy;
import cc.xtracker.dispatcher.egress.EgressConfig;
import cc.xtracker.dispatcher.egress.NameLookup;
import cc.xtracker.dispatcher.egress.UrlPolicy;
import cc.xtracker.dispatcher.register.DestinationRegister;
import cc.xtracker.dispatcher.register.Destinations;
import cc.xtracker.dispatcher.register.FreshSecrets;
import cc.xtracker.dispatcher.retry.RetryAfter;
import cc.xtracker.dispatcher.retry.RetryConfig;
import cc.xtracker.dispatcher.secret.SecretBox;
import cc.xtracker.dispatcher.secret.SecretConfig;
import cc.xtracker.dispatcher.vertx.Connections;
import cc.xtracker.dispatcher.vertx.EventLoops;
import cc.xtracker.dispatcher.vertx.Names;
import cc.xtracker.dispatcher.vertx.WebhookClient;
import cc.xtracker.dispatcher.webhook.WebhookConfig;
import cc.xtracker.dispatcher.webhook.WebhookHeaders;
import cc.xtracker.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives the parts around destinations and egress what they need. */
@Singleton
public class EgressWiring {
  @Produces
  @DefaultBean
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  /** Made at start, so that a key that is none stops the service rather than the first request. */
  @Startup
  @Produces
  @Singleton
  SecretBox secretBox(SecretConfig config) {
    return new SecretBox(config.key(), config.previousKeys().orElse(List.of()), new SecureRandom());
  }

  /** Made at start, for the same reason. */
  @Startup
  @Produces
  @Singleton
  AddressPolicy addressPolicy(EgressConfig config) {
    return new AddressPolicy(config.allowedNetworks().orElse(List.of()));
  }

  @Produces
  @Singleton
  DnsLookup lookup(EgressConfig config) {
    return new DnsLookup(config);
  }

  void close(@Disposes DnsLookup lookup) {
    lookup.close();
  }

  @Produces
  @Singleton
  UrlPolicy urlPolicy(AddressPolicy addresses, EgressConfig config, NameLookup lookup) {
    return new UrlPolicy(addresses, config.ports(), lookup);
  }

  @Produces
  @Singleton
  WebhookHeaders webhookHeaders(
      InstantSource clock, @ConfigProperty(name = "quarkus.application.version") String version) {
    return new WebhookHeaders(version, clock);
  }

  @Produces
  @Singleton
  Connections connections(WebhookConfig config, MeterRegistry registry) {
    Connections connections = Connections.affordable(config.maxConnections());
    registry.gauge("xtracker.webhook.connections", connections, Connections::count);
    registry.gauge("xtracker.webhook.connections.capacity", connections, Connections::most);
    return connections;
  }

  @Produces
  @Singleton
  EventLoops eventLoops(
      NameLookup lookup,
      UrlPolicy policy,
      EgressConfig egress,
      WebhookConfig config,
      WebhookHeaders headers,
      Connections connections,
      Tracing tracing) {
    HttpClientOptions options = WebhookClient.options(config);
    return new EventLoops(
        config,
        loop ->
            traced(
                new WebhookClient(
                    loop,
                    options,
                    new Names(loop, lookup, egress),
                    policy,
                    headers,
                    config,
                    connections),
                tracing));
  }

  /**
   * Chance is for many threads at once, which the JDK's default is not: two traces must not share
   * ids.
   */
  private static WebhookSender traced(WebhookSender client, Tracing tracing) {
    return tracing
        .spans()
        .<WebhookSender>map(spans -> new TracedAttempts(client, spans))
        .orElseGet(() -> new StepsInTraces(client, () -> ThreadLocalRandom.current().nextLong()));
  }

  void close(@Disposes EventLoops loops) {
    loops.close();
  }

  @Produces
  @Singleton
  ResponseClassifier responseClassifier(RetryConfig config) {
    return new ResponseClassifier(
        new RetryAfter(config.shortestRetryAfter(), config.longestRetryAfter()));
  }

  @Produces
  @Singleton
  Destinations destinations(
      DestinationRegister register,
      FreshSecrets fresh,
      InstantSource clock,
      RefreshedDirectory directory) {
    return new Destinations(register, fresh, clock, directory::refresh);
  }
}
