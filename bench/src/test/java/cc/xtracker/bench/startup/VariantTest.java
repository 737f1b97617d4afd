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
          "-XX:AOTCache=/app/trained.aot",
          "-jar",
          "quarkus-run.jar");

  @Test
  void trainedIsAsItWasLaunched() {
    assertThat(Variant.TRAINED.of(COMMAND)).isEqualTo(COMMAND);
  }

  @Test
  void builtHasTheCacheOfTheBuild() {
    assertThat(Variant.BUILT.of(COMMAND))
        .containsExactly(
            "java",
            "-Xmx512m",
            "-XX:+UseCompactObjectHeaders",
            "-XX:AOTCache=/app/app.aot",
            "-jar",
            "quarkus-run.jar");
  }

  @Test
  void plainIsWithoutWhatMakesItQuickAndSmall() {
    assertThat(Variant.PLAIN.of(COMMAND))
        .containsExactly("java", "-Xmx512m", "-jar", "quarkus-run.jar");
  }
}
