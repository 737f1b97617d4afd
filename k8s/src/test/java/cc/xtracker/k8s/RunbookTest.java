package cc.xtracker.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.k8s.configuration.Mapping;
import cc.xtracker.k8s.configuration.MappingReader;
import cc.xtracker.k8s.configuration.Modules;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code docs/operations.md} tells of what there is. */
class RunbookTest {
  private static final String RUNBOOK = Checkout.read("docs/operations.md");

  @Test
  void everyAlertHasItsSectionAndNamesIt() {
    Manifest rules = Overlay.PRODUCTION.get("PrometheusRule", "xtracker");
    List<String> alerts = rules.json().findValuesAsText("alert");

    assertThat(rules.json().findValuesAsText("runbook"))
        .isEqualTo(
            alerts.stream()
                .map(alert -> "docs/operations.md#" + alert.toLowerCase(Locale.ROOT))
                .toList());
    String sections =
        RUNBOOK.substring(
            RUNBOOK.indexOf("\n## Alerts"), RUNBOOK.indexOf("\n## Backup and restore"));
    assertThat(Checkout.all("(?m)^### (\\w+)$", sections)).isEqualTo(alerts);
  }

  @Test
  void everyMeterItNamesIsDocumented() {
    assertThat(Checkout.all("\\b((?:xtracker|kafka)_[a-z_]+)", RUNBOOK))
        .isNotEmpty()
        .isSubsetOf(MetersTest.DOCUMENTED);
  }

  @Test
  void everyKeyItNamesCanBeSet() {
    Set<String> gone = Set.of("xtracker.kafka.require-durable-topics");
    Set<String> keys = new TreeSet<>(gone);
    for (String service : List.of("ingress", "binding", "dispatcher")) {
      Modules.of(service).stream()
          .map(Checkout.ROOT::resolve)
          .flatMap(module -> MappingReader.read(module).stream())
          .flatMap(mapping -> mapping.keys().stream())
          .map(Mapping.Key::name)
          .forEach(keys::add);
    }
    assertThat(Checkout.all("`(xtracker\\.[a-z-]+(?:\\.[a-z-]+)?)[`=]", RUNBOOK))
        .isNotEmpty()
        .isSubsetOf(keys);
  }

  @Test
  void everyLinkLeadsToAHeading() {
    for (String link : Checkout.all("\\]\\(#([a-z-]+)\\)", RUNBOOK)) {
      assertThat(anchors(RUNBOOK)).contains(link);
    }
    for (String link : Checkout.all("\\]\\(([a-z]+\\.md#[a-z-]+)\\)", RUNBOOK)) {
      String[] target = link.split("#");
      assertThat(anchors(Checkout.read("docs/" + target[0]))).as(link).contains(target[1]);
    }
  }

  private static List<String> anchors(String document) {
    return Checkout.all("(?m)^#+ (.+)$", document).stream()
        .map(heading -> heading.toLowerCase(Locale.ROOT).replace(' ', '-'))
        .toList();
  }
}
