package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.stack.parts.Database;
import cc.xtracker.stack.parts.RealParts;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings with which {@code k8s/base} has a job migrate, and no replica. */
class MigrationFlowIT {
  private static final Map<String, String> JOB = Map.of("QUARKUS_INIT_AND_EXIT", "true");
  private static final Map<String, String> REPLICA =
      Map.of(
          "QUARKUS_FLYWAY_MIGRATE_AT_START", "false", "QUARKUS_FLYWAY_VALIDATE_AT_START", "true");

  @ParameterizedTest
  @ValueSource(strings = {"ingress", "binding", "dispatcher"})
  void aJobMigratesWithoutAnythingElseAndEnds(String name) throws Exception {
    PackagedService service = new PackagedService(name);

    assertThat(run(service, RealParts.running().newDatabase("migration"), JOB))
        .as(service.text())
        .isZero();
    assertThat(service.text()).contains("Successfully applied").doesNotContain("Listening on");
  }

  @Test
  void aReplicaRefusesToStartBeforeItsJobHasEnded() throws Exception {
    PackagedService service = new PackagedService("binding");

    assertThat(run(service, RealParts.running().newDatabase("migration"), REPLICA)).isNotZero();
    assertThat(service.text()).contains("Detected resolved migration not applied to database");
  }

  @Test
  void aJobThatIsRunAgainHasNothingToDo() throws Exception {
    PackagedService service = new PackagedService("binding");
    Database database = RealParts.running().newDatabase("migration");
    run(service, database, JOB);

    assertThat(run(service, database, JOB)).as(service.text()).isZero();
    assertThat(service.text()).contains("is up to date. No migration necessary");
  }

  private static int run(PackagedService service, Database database, Map<String, String> settings)
      throws IOException, InterruptedException {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                // A migration needs no Kafka; here nobody listens.
                "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                "XTRACKER_ADMIN_TOKEN", "an-admin-token",
                "XTRACKER_INTERNAL_TOKEN", "an-internal-token",
                "XTRACKER_SECRETS_KEY", "b25seSBmb3IgYSB0cmlhbCBvbiBvbmUgbWFjaGluZS4="));
    all.putAll(settings);
    return service.run(database, all);
  }
}
