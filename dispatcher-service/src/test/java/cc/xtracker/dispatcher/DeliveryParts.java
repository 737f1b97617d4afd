package cc.xtracker.dispatcher;

import cc.xtracker.stack.parts.Database;
import cc.xtracker.stack.parts.RealParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.Map;

/** A real Kafka, a real database, and the two services that the dispatcher asks. */
public final class DeliveryParts implements QuarkusTestResourceLifecycleManager {
  static final String ADMIN_TOKEN = "admin-token-of-the-test";
  static final String INTERNAL_TOKEN = "internal-token-of-the-test";

  private final Neighbours neighbours = new Neighbours(INTERNAL_TOKEN);

  @Override
  public Map<String, String> start() {
    RealParts parts = RealParts.running();
    Database database = parts.newDatabase("delivery");
    return Map.ofEntries(
        Map.entry("quarkus.datasource.jdbc.url", database.jdbcUrl()),
        Map.entry("quarkus.datasource.username", database.username()),
        Map.entry("quarkus.datasource.password", database.password()),
        Map.entry("kafka.bootstrap.servers", parts.kafkaBootstrapServers()),
        Map.entry("quarkus.http.test-port", "0"),
        Map.entry("quarkus.rest-client.binding.url", neighbours.url()),
        Map.entry("quarkus.rest-client.ingress.url", neighbours.url()),
        Map.entry("xtracker.admin-token", ADMIN_TOKEN),
        Map.entry("xtracker.internal-token", INTERNAL_TOKEN),
        Map.entry("xtracker.egress.allowed-networks", "127.0.0.0/8"),
        Map.entry("xtracker.secrets.key", Base64.getEncoder().encodeToString(new byte[32])));
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(neighbours, new TestInjector.MatchesType(Neighbours.class));
  }

  @Override
  public void stop() {
    neighbours.close();
  }
}
