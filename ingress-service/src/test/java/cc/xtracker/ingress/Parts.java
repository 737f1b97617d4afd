package cc.xtracker.ingress;

import cc.xtracker.ingress.runtime.Main;
import cc.xtracker.stack.parts.Database;
import cc.xtracker.stack.parts.RealParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.Map;

/**
 * A real Kafka, a real PostgreSQL behind a wire that a test can cut, and a stand-in for
 * binding-service's HTTP.
 */
public class Parts implements QuarkusTestResourceLifecycleManager {
  static final String ADMIN = "admin-token";
  static final String INTERNAL = "internal-token";

  private Wire wire;
  private BindingStub binding;

  @Override
  public Map<String, String> start() {
    System.setProperty(Main.DISABLE_URI_VALIDATION, "true");
    RealParts parts = RealParts.running();
    Database database = database(parts);
    URI postgres = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    wire = Wire.to(postgres.getHost(), postgres.getPort());
    binding = BindingStub.start(INTERNAL);
    return Map.ofEntries(
        Map.entry("quarkus.http.test-port", "0"),
        Map.entry(
            "quarkus.datasource.jdbc.url",
            "jdbc:postgresql://localhost:" + wire.port() + postgres.getPath()),
        Map.entry("quarkus.datasource.username", database.username()),
        Map.entry("quarkus.datasource.password", database.password()),
        Map.entry("kafka.bootstrap.servers", parts.kafkaBootstrapServers()),
        Map.entry("quarkus.rest-client.binding.url", "http://localhost:" + binding.port()),
        Map.entry("xtracker.admin-token", ADMIN),
        Map.entry("xtracker.internal-token", INTERNAL),
        Map.entry("xtracker.http.body-timeout", "PT1S"));
  }

  /** An empty one, which nobody else uses. */
  Database database(RealParts parts) {
    return parts.newDatabase("ingress");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(wire, new TestInjector.MatchesType(Wire.class));
    injector.injectIntoFields(binding, new TestInjector.MatchesType(BindingStub.class));
  }

  @Override
  public void stop() {
    wire.close();
    binding.close();
  }
}
