package cc.xtracker.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A setting in a manifest is one that the service reads: a misspelt one would be ignored. */
class SettingsTest {
  private static final List<String> NEEDED =
      List.of(
          "KAFKA_BOOTSTRAP_SERVERS",
          "QUARKUS_DATASOURCE_JDBC_URL",
          "QUARKUS_DATASOURCE_USERNAME",
          "QUARKUS_DATASOURCE_PASSWORD",
          "XTRACKER_ADMIN_TOKEN",
          "XTRACKER_INTERNAL_TOKEN");

  @InEveryOverlay
  void everySettingIsOneThatTheServiceReads(Overlay overlay) {
    for (Manifest manifest : ours(overlay)) {
      assertThat(variables(overlay, manifest))
          .as(manifest.toString())
          .isSubsetOf(Settings.of(manifest.service()));
    }
  }

  @InEveryOverlay
  void everyPodHasWhatItCannotStartWithout(Overlay overlay) {
    for (Manifest manifest : ours(overlay)) {
      assertThat(variables(overlay, manifest)).as(manifest.toString()).containsAll(NEEDED);
    }
  }

  @Test
  void aMisspeltSettingIsNotOneThatTheServiceReads() {
    assertThat(Settings.of("dispatcher"))
        .contains("XTRACKER_LANES_WAITING_COUNT", "XTRACKER_EGRESS_ALLOWED_NETWORKS")
        .doesNotContain("XTRACKER_LANES_WAITING_COUNTS", "XTRACKER_HTTP_MAX_BODY_SIZE");
    assertThat(Settings.of("ingress"))
        .contains("XTRACKER_OUTBOX_LEASE", "XTRACKER_HTTP_MAX_BODY_SIZE", "QUARKUS_HTTP_PORT")
        .doesNotContain("XTRACKER_SECRETS_KEYS", "QUARKUS_HTTP_PORTS");
  }

  @InEveryOverlay
  void onlyTheJobsMigrate(Overlay overlay) {
    for (Manifest manifest : ours(overlay)) {
      boolean migration = manifest.kind().equals("Job");
      assertThat(value(manifest, "QUARKUS_INIT_AND_EXIT")).isEqualTo(migration ? "true" : "");
      assertThat(value(manifest, "QUARKUS_FLYWAY_MIGRATE_AT_START"))
          .isEqualTo(migration ? "" : "false");
      assertThat(value(manifest, "QUARKUS_FLYWAY_VALIDATE_AT_START"))
          .isEqualTo(migration ? "" : "true");
    }
  }

  private static List<Manifest> ours(Overlay overlay) {
    List<Manifest> ours =
        overlay.manifests().stream()
            .filter(manifest -> manifest.isOurs() && manifest.runsPods())
            .toList();
    assertThat(ours).hasSize(6);
    return ours;
  }

  private static Set<String> variables(Overlay overlay, Manifest manifest) {
    Set<String> names = new TreeSet<>();
    manifest
        .containers()
        .forEach(
            container -> {
              Manifest.elements(container.path("env"))
                  .forEach(variable -> names.add(variable.path("name").asText()));
              configMaps(overlay, container.path("envFrom"))
                  .forEach(map -> names.addAll(Manifest.strings(map.at("/data")).keySet()));
            });
    return names;
  }

  private static Stream<Manifest> configMaps(Overlay overlay, JsonNode sources) {
    return Manifest.elements(sources)
        .map(source -> overlay.get("ConfigMap", source.at("/configMapRef/name").asText()));
  }

  private static String value(Manifest manifest, String variable) {
    return manifest
        .containers()
        .flatMap(container -> Manifest.elements(container.path("env")))
        .filter(each -> each.path("name").asText().equals(variable))
        .map(each -> each.path("value").asText())
        .findAny()
        .orElse("");
  }
}
