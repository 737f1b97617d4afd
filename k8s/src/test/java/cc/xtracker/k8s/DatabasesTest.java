package cc.xtracker.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A replica that finds no place at its database answers 503 to whoever it was to help. */
class DatabasesTest {
  private static final List<String> SERVICES = List.of("ingress", "binding", "dispatcher");

  /** For PostgreSQL's own, the operator, and whoever looks after it. */
  private static final int RESERVED = 15;

  /** One more while pods are replaced, and the job that migrates. */
  private static final int DURING_A_ROLLOUT = 2;

  @Test
  void everyConnectionOfProductionHasItsPlace() {
    for (String service : SERVICES) {
      assertThat(
              Overlay.PRODUCTION
                  .get("Cluster", service + "-database")
                  .at("/spec/postgresql/parameters/max_connections")
                  .asInt())
          .as("max_connections of %s", service)
          .isGreaterThanOrEqualTo(connectionCount(Overlay.PRODUCTION, service) + RESERVED);
    }
  }

  /** All three databases are on one server there. */
  @Test
  void everyConnectionOfATrialHasItsPlace() {
    int needed = SERVICES.stream().mapToInt(each -> connectionCount(Overlay.LOCAL, each)).sum();
    Manifest server = Overlay.LOCAL.get("StatefulSet", "postgres");

    assertThat(
            server
                .containers()
                .flatMap(container -> Manifest.elements(container.path("args")))
                .map(JsonNode::asText)
                .filter(argument -> argument.startsWith("max_connections="))
                .map(argument -> Integer.valueOf(argument.split("=")[1])))
        .singleElement()
        .satisfies(most -> assertThat(most).isGreaterThanOrEqualTo(needed + RESERVED));
  }

  private static int connectionCount(Overlay overlay, String service) {
    int pool =
        Integer.parseInt(Settings.properties(service).get("quarkus.datasource.jdbc.max-size"));
    int replicas =
        largest(overlay, service)
            .max()
            .orElseGet(() -> overlay.get("Deployment", service).at("/spec/replicas").asInt());
    return pool * (replicas + DURING_A_ROLLOUT);
  }

  /** What scales it, each with its bound. */
  private static IntStream largest(Overlay overlay, String service) {
    return Stream.of("maxReplicas", "maxReplicaCount")
        .flatMapToInt(
            bound ->
                overlay.manifests().stream()
                    .filter(each -> each.at("/spec/scaleTargetRef/name").asText().equals(service))
                    .map(each -> each.at("/spec/" + bound))
                    .filter(JsonNode::isInt)
                    .mapToInt(JsonNode::asInt));
  }
}
