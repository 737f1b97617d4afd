package cc.xtracker.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Alerts, panels and scaling ask for meters that exist: those of {@code docs/metrics.md}, which
 * {@code MetersFlowIT} compares with what running services say.
 */
class MetersTest {
  static final Set<String> DOCUMENTED =
      new TreeSet<>(Checkout.all("(?m)^\\| `([a-z_0-9]+)` \\|", Checkout.read("docs/metrics.md")));

  static Stream<String> expressions() throws JsonProcessingException {
    JsonNode dashboard =
        new ObjectMapper()
            .readTree(
                Overlay.PRODUCTION
                    .get("ConfigMap", "xtracker-dashboard")
                    .at("/data/xtracker.json")
                    .asText());
    return Stream.of(
            Overlay.PRODUCTION.get("PrometheusRule", "xtracker").json().findValuesAsText("expr"),
            Overlay.PRODUCTION.get("ScaledObject", "dispatcher").json().findValuesAsText("query"),
            dashboard.path("panels").findValuesAsText("expr"))
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void everyMeterIsDocumented(String expression) {
    assertThat(PromQl.meters(expression)).isNotEmpty().isSubsetOf(DOCUMENTED);
  }

  @Test
  void findsTheMetersOfAnExpression() {
    assertThat(
            PromQl.meters(
                "topk(5, max by (job) (rate(a_total{b=\"c\"}[5m]))) and on() avg(d_e) > 4 * f"))
        .containsExactly("a_total", "d_e", "f");
  }

  @Test
  void scrapingFindsTheServices() {
    Manifest monitor = Overlay.PRODUCTION.get("ServiceMonitor", "xtracker");
    var wanted = Manifest.strings(monitor.at("/spec/selector/matchLabels")).entrySet();

    assertThat(
            Overlay.PRODUCTION
                .ofKind("Service")
                .filter(
                    service ->
                        Manifest.strings(service.at("/metadata/labels"))
                            .entrySet()
                            .containsAll(wanted))
                .filter(
                    service ->
                        service
                            .json()
                            .findValuesAsText("name")
                            .contains(monitor.at("/spec/endpoints/0/port").asText()))
                .map(Manifest::name))
        .containsExactlyInAnyOrder("ingress", "binding", "dispatcher");
  }
}
