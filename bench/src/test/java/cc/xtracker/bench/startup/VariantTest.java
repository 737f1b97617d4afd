package cc.xtracker.bench.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VariantTest {
  private static final List<String> COMMAND =
      List.of(
          "java",
          "-Xmx512m",
          "-XX:+UseCompactObjectHeaders",
          "-XX:AOTCache=/app/app.aot",
          "-jar",
          "quarkus-run.jar");

  @Test
  void asShippedNothingIsChanged() {
    assertThat(Variant.SHIPPED.of(COMMAND)).isEqualTo(COMMAND);
  }

  @Test
  void plainIsWithoutWhatMakesItQuickAndSmall() {
    assertThat(Variant.PLAIN.of(COMMAND))
        .containsExactly("java", "-Xmx512m", "-jar", "quarkus-run.jar");
  }
}
