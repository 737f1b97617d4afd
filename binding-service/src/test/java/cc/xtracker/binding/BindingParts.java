package cc.xtracker.binding;

import cc.xtracker.stack.parts.Database;
import cc.xtracker.stack.parts.RealParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;

/** Gives the service under test a real Kafka, and a real PostgreSQL behind a relay. */
public class BindingParts implements QuarkusTestResourceLifecycleManager {
  public static final String ADMIN_TOKEN = "admin-token-of-the-tests";
  public static final String INTERNAL_TOKEN = "internal-token-of-the-tests";

  /** Rows at which the outbox is full. */
  static final int OUTBOX_ROWS = 3_000;

  private Relay relay;

  @Override
  public Map<String, String> start() {
    RealParts parts = RealParts.running();
    Database database = parts.newDatabase("binding");
    relay = Relay.to(database.jdbcUrl());
    return Map.of(
        "xtracker.outbox.max-rows", String.valueOf(OUTBOX_ROWS),
        // All tests share one Kafka, and each database is to have all that is there.
        "xtracker.funnel.group", "funnel-of-" + UUID.randomUUID(),
        "quarkus.http.test-port", "0",
        "quarkus.datasource.jdbc.url", relay.through(database.jdbcUrl()),
        "quarkus.datasource.username", database.username(),
        "quarkus.datasource.password", database.password(),
        "kafka.bootstrap.servers", parts.kafkaBootstrapServers(),
        "xtracker.admin-token", ADMIN_TOKEN,
        "xtracker.internal-token", INTERNAL_TOKEN);
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(relay, field -> field.getType() == Relay.class);
  }

  @Override
  public void stop() {
    relay.restore();
  }
}
