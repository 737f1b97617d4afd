package cc.xtracker.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** {@code docker-compose.yml} is whole in itself, and says what the README's story needs. */
class ComposeTest {
  private static final JsonNode COMPOSE =
      new ObjectMapper().valueToTree(new Yaml().load(Checkout.read("docker-compose.yml")));
  private static final JsonNode SERVICES = COMPOSE.path("services");
  private static final String ENVIRONMENT = Checkout.read("compose/stack.env");

  @Test
  void everyImageIsKnownByNameAndVersion() {
    for (JsonNode service : SERVICES) {
      String[] image = service.path("image").asText().split(":");
      assertThat(ImagesTest.known()).containsEntry(image[0], image[1]);
    }
  }

  @Test
  void ourImagesAreBuiltFromTheDockerfile() {
    Set<String> stages =
        new TreeSet<>(Checkout.all("\\nFROM \\S+ AS (\\w+)", Checkout.read("Dockerfile")));
    for (JsonNode service : SERVICES) {
      if (service.path("image").asText().startsWith("xtracker/")) {
        assertThat(stages).contains(service.at("/build/target").asText());
        String module = service.at("/build/args/SERVICE").asText();
        assertThat(service.path("image").asText()).contains(module);
        assertThat(Files.exists(Checkout.ROOT.resolve(module).resolve("pom.xml"))).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingress", "binding", "dispatcher"})
  void everySettingIsOneThatTheServiceReads(String service) {
    assertThat(Manifest.strings(SERVICES.at("/" + service + "/environment")).keySet())
        .isSubsetOf(Settings.of(service))
        .contains("XTRACKER_ADMIN_TOKEN", "QUARKUS_DATASOURCE_JDBC_URL", "KAFKA_BOOTSTRAP_SERVERS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingress", "binding", "dispatcher"})
  void aServiceIsBoundedAndMayWriteToNothingButItsTmp(String service) {
    JsonNode container = SERVICES.path(service);
    assertThat(container.path("read_only").asBoolean()).isTrue();
    assertThat(container.path("tmpfs")).hasToString("[\"/tmp\"]");
    assertThat(container.path("cap_drop")).hasToString("[\"ALL\"]");
    assertThat(container.path("mem_limit").asText()).isNotEmpty();
    assertThat(container.path("cpus").asInt()).isPositive();
    assertThat(container.path("stop_grace_period").asText()).isEqualTo("45s");
    assertThat(Patience.of(service)).isLessThan(Duration.ofSeconds(45));
  }

  @Test
  void nobodyStartsBeforeWhatTheyNeedIsWell() {
    SERVICES
        .properties()
        .forEach(
            service ->
                service
                    .getValue()
                    .path("depends_on")
                    .properties()
                    .forEach(needed -> isKeptBy(needed.getKey(), needed.getValue())));
    assertThat(SERVICES.at("/binding/depends_on").toString()).contains("postgres", "topics");
    assertThat(SERVICES.at("/ingress/depends_on").toString()).contains("topics", "binding");
    assertThat(SERVICES.at("/dispatcher/depends_on").toString()).contains("topics", "ingress");
  }

  private static void isKeptBy(String name, JsonNode promise) {
    JsonNode needed = SERVICES.path(name);
    assertThat(needed.isMissingNode()).as(name).isFalse();
    boolean ours = needed.path("image").asText().startsWith("xtracker/");
    switch (promise.path("condition").asText()) {
      case "service_healthy" ->
          assertThat(ours || needed.has("healthcheck")).as(name + " has a health check").isTrue();
      case "service_completed_successfully" ->
          assertThat(needed.has("restart")).as(name + " may end").isFalse();
      default -> throw new AssertionError(name + " is waited for without a promise");
    }
    if (ours) {
      assertThat(Checkout.read("Dockerfile")).contains("HEALTHCHECK");
    }
  }

  @Test
  void mountedFilesAndVolumesAreThere() {
    for (JsonNode service : SERVICES) {
      for (JsonNode mount : service.path("volumes")) {
        String source = mount.asText().split(":")[0];
        if (source.startsWith("./")) {
          assertThat(Checkout.ROOT.resolve(source)).exists();
        } else {
          assertThat(COMPOSE.path("volumes").has(source)).as(source).isTrue();
        }
      }
    }
  }

  @Test
  void theEnvironmentFileHasTheVariablesOfTheLocalStack() {
    List<String> named = Checkout.all("(?m)^([A-Z_]+)=", ENVIRONMENT);
    for (String service : List.of("INGRESS", "BINDING", "DISPATCHER")) {
      assertThat(named)
          .contains(service + "_URL", service + "_URLS", "DATABASE_" + service + "_URL");
    }
    assertThat(named).contains("ADMIN_TOKEN", "INTERNAL_TOKEN", "KAFKA_BOOTSTRAP_SERVERS");
  }

  @Test
  void theEnvironmentFileNamesPublishedPorts() {
    Set<String> published = new TreeSet<>();
    for (JsonNode service : SERVICES) {
      service
          .path("ports")
          .forEach(port -> published.add(port.asText().replaceFirst(":\\d+$", "")));
    }
    assertThat(Checkout.all("(127\\.0\\.0\\.1:\\d+)", ENVIRONMENT)).isSubsetOf(published);
    assertThat(published).allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  @Test
  void theEnvironmentFileHasTheSecretsOfTheComposeFile() {
    String compose = Checkout.read("docker-compose.yml");
    for (String secret : Checkout.all("(\\$\\{[A-Z_]+:-[^}]+\\})", ENVIRONMENT)) {
      assertThat(compose).contains(secret);
    }
  }

  @Test
  void theReceiverListensWhereTheStorySendsItsWebhooks() {
    assertThat(SERVICES.at("/receiver/network_mode").asText()).isEqualTo("service:dispatcher");
    assertThat(Checkout.read("Dockerfile")).contains("\"receiver\", \"9099\"");
    assertThat(Checkout.read("README.md")).contains("http://127.0.0.1:9099/hook");
    assertThat(SERVICES.at("/dispatcher/environment/XTRACKER_EGRESS_ALLOWED_NETWORKS").asText())
        .contains("127.0.0.0/8");
  }
}
