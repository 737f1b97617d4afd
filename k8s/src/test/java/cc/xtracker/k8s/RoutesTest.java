package cc.xtracker.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public sees the tenant paths, operators see the others, and each goes to its service. */
class RoutesTest {
  private static final Manifest PUBLIC = Overlay.PRODUCTION.get("HTTPRoute", "tenants");
  private static final Manifest INTERNAL = Overlay.PRODUCTION.get("HTTPRoute", "operators");
  private static final List<String> SERVICES = List.of("ingress", "binding", "dispatcher");

  @Test
  void thePublicSeesExactlyTheTenantPaths() {
    List<JsonNode> paths = PUBLIC.json().findValues("path");

    assertThat(paths).extracting(path -> path.path("type").asText()).containsOnly("Exact");
    assertThat(paths)
        .extracting(path -> path.path("value").asText())
        .containsExactlyInAnyOrder("/events", "/events/batch", "/e", "/bind", "/clicks");
  }

  @Test
  void thePublicSeesEveryPathThatTenantsHave() {
    String routes =
        Checkout.read("ingress-service/src/main/java/cc/xtracker/ingress/http/TenantRoutes.java");
    Set<String> tenantPaths =
        new TreeSet<>(Checkout.all("\\w+\\(router, (?:HttpMethod\\.\\w+, )?\"(/[^\"]*)\"", routes));

    assertThat(tenantPaths).contains("/events", "/e");
    assertThat(PUBLIC.json().findValues("path"))
        .extracting(path -> path.path("value").asText())
        .containsAll(tenantPaths);
  }

  @Test
  void everyOperatorPathGoesToTheServiceThatHasIt() {
    for (String service : SERVICES) {
      List<String> paths = operatorPaths(service);
      assertThat(paths).isNotEmpty();
      for (String path : paths) {
        assertThat(backends(path)).as(path).containsExactly(service);
      }
    }
  }

  @Test
  void whatServicesTellEachOtherIsOnNoRoute() {
    for (String path : List.of("/internal/contexts", "/q/health", "/q/metrics", "/q/openapi")) {
      assertThat(backends(path)).as(path).isEmpty();
    }
  }

  @Test
  void theTwoRoutesAreOnTwoGatewaysOfTwoClassesWithTls() {
    Manifest first = gateway(PUBLIC);
    Manifest second = gateway(INTERNAL);

    assertThat(first.at("/spec/gatewayClassName"))
        .isNotEqualTo(second.at("/spec/gatewayClassName"));
    for (Manifest gateway : List.of(first, second)) {
      assertThat(Manifest.elements(gateway.at("/spec/listeners")))
          .allMatch(listener -> listener.path("protocol").asText().equals("HTTPS"));
    }
  }

  @Test
  void hostNamesOfRoutesAreThoseOfTheirListeners() {
    for (Manifest route : List.of(PUBLIC, INTERNAL)) {
      JsonNode listener = gateway(route).at("/spec/listeners/0");
      assertThat(route.at("/spec/parentRefs/0/sectionName")).isEqualTo(listener.path("name"));
      assertThat(route.at("/spec/hostnames/0")).isEqualTo(listener.path("hostname"));
    }
  }

  @Test
  void routesEndAtServicesAndTheirPorts() {
    Stream.of(PUBLIC, INTERNAL)
        .flatMap(route -> route.json().findValues("backendRefs").stream())
        .flatMap(Manifest::elements)
        .forEach(
            backend ->
                assertThat(
                        Overlay.PRODUCTION
                            .get("Service", backend.path("name").asText())
                            .json()
                            .findValues("port"))
                    .contains(backend.path("port")));
  }

  private static Manifest gateway(Manifest route) {
    return Overlay.PRODUCTION.get("Gateway", route.at("/spec/parentRefs/0/name").asText());
  }

  /** What the resources of a service say, with a value for each variable. */
  private static List<String> operatorPaths(String service) {
    return Checkout.files(service + "-service/src/main/java").stream()
        .map(file -> Checkout.read(file.toString()))
        .flatMap(
            source ->
                Checkout.all("@Path\\(\"(/admin[^\"]*)\"\\)", source).stream()
                    .flatMap(
                        root ->
                            Stream.concat(
                                Stream.of(root),
                                Checkout.all("\\n  @Path\\(\"([^\"]*)\"\\)", source).stream()
                                    .map(path -> root + path))))
        .map(path -> path.replaceAll("\\{[^}]*\\}", "x-1"))
        .toList();
  }

  private static List<String> backends(String path) {
    return Manifest.elements(INTERNAL.at("/spec/rules"))
        .filter(
            rule ->
                rule.findValues("path").stream()
                    .anyMatch(match -> path.matches(match.path("value").asText())))
        .map(rule -> rule.at("/backendRefs/0/name").asText())
        .toList();
  }
}
