package cc.xtracker.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.preflight.SecretRules;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The secrets of a trial are written in files of this repository: production refuses each. */
class ExampleSecretsTest {
  /** The setting of each variable of a container that is a secret. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "XTRACKER_ADMIN_TOKEN", "xtracker.admin-token",
          "XTRACKER_INTERNAL_TOKEN", "xtracker.internal-token",
          "XTRACKER_SECRETS_KEY", "xtracker.secrets.key",
          "QUARKUS_DATASOURCE_PASSWORD", "quarkus.datasource.password");

  @Test
  void thoseOfTheComposeFileAreRefusedInProduction() {
    JsonNode compose =
        new ObjectMapper().valueToTree(new Yaml().load(Checkout.read("docker-compose.yml")));
    Map<String, String> environment =
        Manifest.strings(compose.at("/services/dispatcher/environment"));

    assertThat(environment).containsKeys(SETTINGS.keySet().toArray(String[]::new));
    SETTINGS.forEach(
        (variable, setting) ->
            isRefused(setting, Checkout.first(":-([^}]+)", environment.get(variable))));
  }

  @Test
  void thoseOfTheTrialOnKubernetesAreRefusedInProduction() {
    Overlay.LOCAL
        .get("Deployment", "dispatcher")
        .containers()
        .flatMap(container -> Manifest.elements(container.path("env")))
        .filter(variable -> SETTINGS.containsKey(variable.path("name").asText()))
        .forEach(
            variable ->
                isRefused(
                    SETTINGS.get(variable.path("name").asText()),
                    secret(variable.at("/valueFrom/secretKeyRef"))));
  }

  @InEveryOverlay
  void onlyATrialTakesThem(Overlay overlay) {
    for (String service : new String[] {"ingress", "binding", "dispatcher"}) {
      assertThat(production(overlay, service)).isEqualTo(overlay == Overlay.PRODUCTION);
    }
  }

  private static boolean production(Overlay overlay, String service) {
    String settings =
        overlay
            .get("Deployment", service)
            .containers()
            .map(container -> container.at("/envFrom/0/configMapRef/name").asText())
            .findFirst()
            .orElseThrow();
    return overlay
        .get("ConfigMap", settings)
        .at("/data/XTRACKER_PRODUCTION")
        .asText("true")
        .equals("true");
  }

  private static String secret(JsonNode reference) {
    String coded =
        Overlay.LOCAL
            .get("Secret", reference.path("name").asText())
            .at("/data")
            .path(reference.path("key").asText())
            .asText();
    return new String(Base64.getDecoder().decode(coded), StandardCharsets.UTF_8);
  }

  private static void isRefused(String setting, String example) {
    assertThat(
            SecretRules.complaints(
                name -> name.equals(setting) ? Optional.of(example) : Optional.empty()))
        .filteredOn(complaint -> complaint.startsWith(setting + " "))
        .as(setting)
        .hasSize(1);
  }
}
