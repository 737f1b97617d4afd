package cc.xtracker.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a manifest names is there. */
class ReferencesTest {
  @InEveryOverlay
  void secretsAndTheirKeysAreThere(Overlay overlay) {
    Map<String, Set<String>> secrets = Secrets.of(overlay);
    for (Manifest manifest : pods(overlay)) {
      for (JsonNode reference : manifest.podTemplate().findValues("secretKeyRef")) {
        String name = reference.path("name").asText();
        assertThat(secrets).as(manifest.toString()).containsKey(name);
        boolean atTimes = reference.path("optional").asBoolean();
        assertThat(atTimes ? everyKeyToBring() : secrets.get(name))
            .as(name)
            .contains(reference.path("key").asText());
      }
    }
  }

  private static Set<String> everyKeyToBring() {
    return Secrets.brought().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  @InEveryOverlay
  void certificatesOfGatewaysAreThere(Overlay overlay) {
    overlay
        .ofKind("Gateway")
        .flatMap(gateway -> gateway.json().findValues("certificateRefs").stream())
        .forEach(
            references ->
                assertThat(Secrets.of(overlay)).containsKey(references.at("/0/name").asText()));
  }

  @InEveryOverlay
  void configMapsAreThere(Overlay overlay) {
    for (Manifest manifest : pods(overlay)) {
      Stream.of("configMapRef", "configMap")
          .flatMap(field -> manifest.podTemplate().findValues(field).stream())
          .forEach(
              reference ->
                  assertThat(overlay.has("ConfigMap", reference.path("name").asText()))
                      .as(manifest + " names " + reference)
                      .isTrue());
    }
  }

  @InEveryOverlay
  void volumesThatAreMountedAreThere(Overlay overlay) {
    for (Manifest manifest : pods(overlay)) {
      Set<String> volumes =
          Stream.concat(
                  Manifest.elements(manifest.podTemplate().at("/spec/volumes")),
                  Manifest.elements(manifest.at("/spec/volumeClaimTemplates"))
                      .map(claim -> claim.path("metadata")))
              .map(volume -> volume.path("name").asText())
              .collect(Collectors.toSet());
      manifest
          .containers()
          .flatMap(container -> Manifest.elements(container.path("volumeMounts")))
          .forEach(mount -> assertThat(volumes).contains(mount.path("name").asText()));
    }
  }

  @InEveryOverlay
  void accountsAreThereAndHaveNoToken(Overlay overlay) {
    for (Manifest manifest : pods(overlay)) {
      JsonNode spec = manifest.podTemplate().path("spec");
      assertThat(spec.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      if (manifest.isOurs()) {
        Manifest account = overlay.get("ServiceAccount", spec.path("serviceAccountName").asText());
        assertThat(account.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
      }
    }
  }

  @InEveryOverlay
  void everySelectorFindsThePodsOfOneWorkload(Overlay overlay) {
    for (Manifest manifest : overlay.manifests()) {
      JsonNode selector =
          switch (manifest.kind()) {
            case "Service" -> manifest.at("/spec/selector");
            case "Deployment", "StatefulSet", "PodDisruptionBudget" ->
                manifest.at("/spec/selector/matchLabels");
            default -> manifest.at("/none");
          };
      if (!selector.isMissingNode()) {
        assertThat(selectedBy(selector, overlay)).as(manifest.toString()).hasSize(1);
      }
    }
  }

  @InEveryOverlay
  void podsSpreadAmongThePodsOfTheirOwnWorkload(Overlay overlay) {
    overlay
        .ofKind("Deployment")
        .forEach(
            deployment ->
                Manifest.elements(deployment.podTemplate().at("/spec/topologySpreadConstraints"))
                    .forEach(
                        spread ->
                            assertThat(selectedBy(spread.at("/labelSelector/matchLabels"), overlay))
                                .containsExactly(deployment)));
  }

  @InEveryOverlay
  void portsOfServicesAreOnTheirPods(Overlay overlay) {
    overlay
        .ofKind("Service")
        .forEach(
            service -> {
              Manifest workload = selectedBy(service.at("/spec/selector"), overlay).getFirst();
              Manifest.elements(service.at("/spec/ports"))
                  .forEach(
                      port ->
                          assertThat(portNames(workload))
                              .as(service.toString())
                              .contains(port.path("targetPort").asText()));
            });
  }

  @InEveryOverlay
  void probesAskAPortThatIsThere(Overlay overlay) {
    for (Manifest manifest : pods(overlay)) {
      Stream.of("httpGet", "tcpSocket")
          .flatMap(kind -> manifest.podTemplate().findValues(kind).stream())
          .forEach(probe -> assertThat(portNames(manifest)).contains(probe.path("port").asText()));
    }
  }

  @InEveryOverlay
  void whatIsScaledIsThere(Overlay overlay) {
    Stream.of("HorizontalPodAutoscaler", "ScaledObject")
        .flatMap(overlay::ofKind)
        .forEach(
            scaler -> overlay.get("Deployment", scaler.at("/spec/scaleTargetRef/name").asText()));
  }

  @Test
  void productionBringsNoSecretOfItsOwn() {
    assertThat(Overlay.PRODUCTION.ofKind("Secret")).isEmpty();
  }

  private static List<Manifest> pods(Overlay overlay) {
    return overlay.manifests().stream().filter(Manifest::runsPods).toList();
  }

  private static List<Manifest> selectedBy(JsonNode labels, Overlay overlay) {
    Map<String, String> wanted = Manifest.strings(labels);
    assertThat(wanted).isNotEmpty();
    return pods(overlay).stream()
        .filter(manifest -> manifest.podLabels().entrySet().containsAll(wanted.entrySet()))
        .toList();
  }

  private static Set<String> portNames(Manifest workload) {
    return workload
        .containers()
        .flatMap(container -> Manifest.elements(container.path("ports")))
        .map(port -> port.path("name").asText())
        .collect(Collectors.toSet());
  }
}
