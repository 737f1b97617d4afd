package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.stack.parts.Database;
import cc.xtracker.stack.parts.RealParts;
import cc.xtracker.stack.process.Checkout;
import cc.xtracker.stack.process.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings with which {@code k8s/base} has a job migrate, and no replica. */
class MigrationFlowIT {
  private static final Map<String, String> JOB = Map.of("QUARKUS_INIT_AND_EXIT", "true");
  private static final Map<String, String> REPLICA =
      Map.of(
          "QUARKUS_FLYWAY_MIGRATE_AT_START", "false", "QUARKUS_FLYWAY_VALIDATE_AT_START", "true");

  private final Path log = Path.of("target", "migration-" + System.nanoTime() + ".log");

  @ParameterizedTest
  @ValueSource(strings = {"ingress", "binding", "dispatcher"})
  void aJobMigratesWithoutAnythingElseAndEnds(String service) throws Exception {
    Database database = RealParts.running().newDatabase("migration");

    assertThat(run(service, database, JOB)).as(text()).isZero();
    assertThat(text()).contains("Successfully applied").doesNotContain("Listening on");
  }

  @Test
  void aReplicaRefusesToStartBeforeItsJobHasEnded() throws Exception {
    assertThat(run("binding", RealParts.running().newDatabase("migration"), REPLICA)).isNotZero();
    assertThat(text()).contains("Detected resolved migration not applied to database");
  }

  @Test
  void aJobThatIsRunAgainHasNothingToDo() throws Exception {
    Database database = RealParts.running().newDatabase("migration");
    run("binding", database, JOB);

    assertThat(run("binding", database, JOB)).as(text()).isZero();
    assertThat(text()).contains("is up to date. No migration necessary");
  }

  private int run(String service, Database database, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path jar = Checkout.root().resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
    List<String> command =
        Program.java(List.of("-Xmx256m", "-XX:+UseSerialGC", "-jar", jar.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
    builder
        .environment()
        .putAll(
            Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.username(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                // A migration needs no Kafka; here nobody listens.
                "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                "XTRACKER_ADMIN_TOKEN", "an-admin-token",
                "XTRACKER_INTERNAL_TOKEN", "an-internal-token",
                "XTRACKER_SECRETS_KEY", "b25seSBmb3IgYSB0cmlhbCBvbiBvbmUgbWFjaGluZS4=",
                "QUARKUS_REST_CLIENT_BINDING_URL", "http://127.0.0.1:1",
                "QUARKUS_REST_CLIENT_INGRESS_URL", "http://127.0.0.1:1"));
    builder.environment().putAll(settings);
    Process process = builder.start();
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("It does not end: " + text());
    }
    return process.exitValue();
  }

  private String text() throws IOException {
    return Files.readString(log);
  }
}
