package cc.xtracker.stack.flow;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.stack.parts.RealParts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that nobody told it is a trial takes itself for production. */
class ProductionFlowIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY = "b25seSBmb3IgYSB0cmlhbCBvbiBvbmUgbWFjaGluZS4=";

  @TempDir private Path secrets;

  @ParameterizedTest
  @CsvSource({
    "ingress, xtracker.events.v1",
    "binding, xtracker.clicks.v1",
    "dispatcher, xtracker.deliveries.v1"
  })
  void refusesTheSecretsOfATrialAndWeakTopicsAtOnce(String name, String topic) throws Exception {
    PackagedService service = new PackagedService(name);
    keep("xtracker.admin-token", "local-admin-token");
    keep("xtracker.internal-token", "hunter2");
    if (name.equals("dispatcher")) {
      keep("xtracker.secrets.key", KEY);
    }

    assertThat(start(service)).isNotZero();

    assertThat(service.text())
        .contains("Not safe for production:")
        .contains("xtracker.admin-token is an example that everybody knows: set 32 or more")
        .contains("xtracker.internal-token has 7 characters: set 32 or more")
        .contains(topic + " has replication factor 1: set 3 or more")
        .contains("xtracker.production=false")
        .doesNotContain("local-admin-token", "hunter2", KEY);
    if (name.equals("dispatcher")) {
      assertThat(service.text())
          .contains("xtracker.secrets.key is not random: set ")
          .contains("xtracker.rejected.v1 has replication factor 1");
    }
  }

  @Test
  void refusesAFileThatItDoesNotKnow() throws Exception {
    PackagedService service = new PackagedService("binding");
    keep("xtracker.admin-tokens", "misspelt");

    assertThat(start(service)).isNotZero();
    assertThat(service.text())
        .contains("xtracker.admin-tokens")
        .contains("does not map to any root");
  }

  @Test
  void refusesASecretThatIsMissing() throws Exception {
    PackagedService service = new PackagedService("dispatcher");

    assertThat(start(service)).isNotZero();
    assertThat(service.text()).contains("xtracker.internal-token", "xtracker.secrets.key");
  }

  @Test
  void refusesToHaveNoOperator() throws Exception {
    PackagedService service = new PackagedService("binding");
    keep("xtracker.internal-token", "0123456789abcdef0123456789abcdef");

    assertThat(start(service)).isNotZero();
    assertThat(service.text()).contains("xtracker.admin-token is not set");
  }

  @Test
  void writesALogForPrograms() throws Exception {
    PackagedService service = new PackagedService("binding");
    keep("xtracker.admin-token", "local-admin-token");
    keep("xtracker.internal-token", "hunter2");

    start(service);

    List<String> lines = service.text().lines().filter(line -> line.startsWith("{")).toList();
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      JsonNode entry = JSON.readTree(line);
      assertThat(entry.path("timestamp").isTextual()).isTrue();
      assertThat(entry.path("level").isTextual()).isTrue();
      assertThat(entry.path("message").isTextual()).isTrue();
      assertThat(entry.path("mdc").isObject()).isTrue();
    }
  }

  /** As a secret that Kubernetes or Docker has put into a directory. */
  private void keep(String name, String secret) throws IOException {
    Files.writeString(secrets.resolve(name), secret + "\n");
  }

  private int start(PackagedService service) throws IOException, InterruptedException {
    return service.run(
        RealParts.running().newDatabase("production"),
        Map.of(
            "QUARKUS_HTTP_PORT", "0",
            "KAFKA_BOOTSTRAP_SERVERS", RealParts.running().kafkaBootstrapServers(),
            "SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS", secrets.toString()));
  }
}
