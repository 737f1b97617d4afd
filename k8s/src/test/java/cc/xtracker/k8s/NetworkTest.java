package cc.xtracker.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pods talk to whom they must, and to nobody else. */
class NetworkTest {
  private static final Set<String> NEEDED =
      Set.of("ingress to binding", "dispatcher to binding", "dispatcher to ingress");

  @InEveryOverlay
  void whatIsNotPermittedIsDenied(Overlay overlay) {
    JsonNode deny = overlay.get("NetworkPolicy", "default-deny").at("/spec");
    for (Manifest ours : ours(overlay)) {
      assertThat(selects(deny.path("podSelector"), ours.podLabels())).as(ours.toString()).isTrue();
    }
    assertThat(deny.path("policyTypes")).hasToString("[\"Ingress\",\"Egress\"]");
    assertThat(deny.has("ingress") || deny.has("egress")).isFalse();
  }

  @InEveryOverlay
  void servicesCallEachOtherAsTheyMustAndNotOtherwise(Overlay overlay) {
    Set<String> out = new TreeSet<>();
    Set<String> in = new TreeSet<>();
    for (Manifest from : services(overlay)) {
      for (Manifest to : services(overlay)) {
        String call = from.name() + " to " + to.name();
        if (permits(overlay, "egress", "to", from, to)) {
          out.add(call);
        }
        if (permits(overlay, "ingress", "from", to, from)) {
          in.add(call);
        }
      }
    }
    assertThat(out).isEqualTo(NEEDED);
    assertThat(in).isEqualTo(NEEDED);
  }

  /** The addresses in the settings are those that may be called. */
  @InEveryOverlay
  void servicesAreToldToCallWhatTheyMayCall(Overlay overlay) {
    for (Manifest service : services(overlay)) {
      Set<String> told =
          Stream.of("BINDING", "INGRESS")
              .filter(
                  other ->
                      settings(overlay, service)
                          .containsKey("QUARKUS_REST_CLIENT_" + other + "_URL"))
              .map(other -> service.name() + " to " + other.toLowerCase(Locale.ROOT))
              .collect(Collectors.toSet());
      assertThat(NEEDED.stream().filter(call -> call.startsWith(service.name() + " ")))
          .containsExactlyInAnyOrderElementsOf(told);
      settings(overlay, service)
          .forEach(
              (name, value) -> {
                if (name.endsWith("_URL") && value.startsWith("http://")) {
                  overlay.get("Service", value.substring("http://".length()));
                }
              });
    }
  }

  /** The migrations need their database, and nothing else needs one. */
  @InEveryOverlay
  void onlyTheServiceAndItsMigrationReachItsDatabase(Overlay overlay) {
    for (String service : List.of("ingress", "binding", "dispatcher")) {
      JsonNode policy = overlay.get("NetworkPolicy", service + "-database").at("/spec");
      assertThat(
              ours(overlay).stream()
                  .filter(pod -> selects(policy.path("podSelector"), pod.podLabels()))
                  .map(Manifest::name))
          .containsExactlyInAnyOrder(service, service + "-migration");
      assertThat(stores(overlay))
          .contains(
              policy.at("/egress/0/to/0/podSelector/matchLabels/xtracker.cc~1store").asText());
    }
  }

  @InEveryOverlay
  void onlyTheServicesReachKafka(Overlay overlay) {
    JsonNode policy = overlay.get("NetworkPolicy", "kafka-clients").at("/spec");
    assertThat(
            ours(overlay).stream()
                .filter(pod -> selects(policy.path("podSelector"), pod.podLabels()))
                .map(Manifest::name))
        .containsExactlyInAnyOrder("ingress", "binding", "dispatcher");
    assertThat(stores(overlay)).contains("kafka");
  }

  @Test
  void webhooksReachNoRangeThatTheDispatcherRefuses() {
    String kinds =
        Checkout.read(
            "dispatcher-service/src/main/java/cc/xtracker/dispatcher/egress/AddressKinds.java");
    List<String> refused = Checkout.all("range\\(\"([^\"]+)\", (?!PUBLIC)", kinds);
    assertThat(refused).hasSizeGreaterThan(30);
    List<JsonNode> blocks =
        Overlay.PRODUCTION.get("NetworkPolicy", "webhooks").json().findValues("ipBlock");

    for (String range : refused) {
      assertThat(blocks)
          .as(range)
          .noneMatch(
              block ->
                  Network.parse(block.path("cidr").asText()).overlaps(Network.parse(range))
                      && Manifest.elements(block.path("except"))
                          .noneMatch(
                              except ->
                                  Network.parse(except.asText()).contains(Network.parse(range)))
                      && !Network.parse(range)
                          .contains(Network.parse(block.path("cidr").asText())));
    }
  }

  @Test
  void webhooksMayHaveThePortsThatTheDispatcherPermits() {
    String ports =
        Settings.defaultOf(
            "dispatcher-service/src/main/java/cc/xtracker/dispatcher/egress/EgressConfig.java",
            "ports");
    JsonNode policy =
        Overlay.PRODUCTION.get("NetworkPolicy", "webhooks").at("/spec/egress/0/ports");

    assertThat(Manifest.elements(policy).map(port -> port.path("port").asText()))
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(ports.split(",")));
  }

  private static List<Manifest> ours(Overlay overlay) {
    return overlay.manifests().stream()
        .filter(manifest -> manifest.isOurs() && manifest.runsPods())
        .toList();
  }

  private static List<Manifest> services(Overlay overlay) {
    return overlay.ofKind("Deployment").toList();
  }

  private static boolean permits(
      Overlay overlay, String direction, String peers, Manifest pod, Manifest peer) {
    return overlay
        .ofKind("NetworkPolicy")
        .map(policy -> policy.at("/spec"))
        .filter(policy -> selects(policy.path("podSelector"), pod.podLabels()))
        .flatMap(policy -> Manifest.elements(policy.path(direction)))
        .flatMap(rule -> Manifest.elements(rule.path(peers)))
        .filter(other -> other.has("podSelector") && !other.has("namespaceSelector"))
        .anyMatch(other -> selects(other.path("podSelector"), peer.podLabels()));
  }

  private static boolean selects(JsonNode selector, Map<String, String> labels) {
    return labels.entrySet().containsAll(Manifest.strings(selector.path("matchLabels")).entrySet());
  }

  private static Map<String, String> settings(Overlay overlay, Manifest service) {
    String map =
        service.containers().findFirst().orElseThrow().at("/envFrom/0/configMapRef/name").asText();
    return Manifest.strings(overlay.get("ConfigMap", map).at("/data"));
  }

  /** The names under which pods of stores are found, whoever makes those pods. */
  private static Set<String> stores(Overlay overlay) {
    return overlay.manifests().stream()
        .filter(manifest -> !manifest.kind().equals("NetworkPolicy"))
        .flatMap(manifest -> manifest.json().findValuesAsText("xtracker.cc/store").stream())
        .collect(Collectors.toSet());
  }
}
