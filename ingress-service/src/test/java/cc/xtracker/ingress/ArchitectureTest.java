package cc.xtracker.ingress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
  private static final String ROOT = "cc.xtracker.ingress.";
  private static final String[] INSIDE =
      Stream.of("answer", "auth", "field", "intake", "ledger", "people", "rate", "space")
          .map(name -> ROOT + name + "..")
          .toArray(String[]::new);
  private static final List<String> ADAPTERS =
      List.of("binding", "caffeine", "http", "postgres", "runtime");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("cc.xtracker.ingress");

  @Test
  void theClassesAreRead() {
    assertThat(CLASSES.contain(ROOT + "ledger.GroupCommit")).isTrue();
  }

  @Test
  void theInsideKnowsTheLanguageAndTheShapeOfItsConfigurationOnly() {
    String[] known =
        Stream.concat(
                Stream.of(INSIDE),
                Stream.of("java..", "org.jspecify..", "cc.xtracker.model..", "io.smallrye.config"))
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAnyPackage(INSIDE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(known)
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"binding", "caffeine", "http", "postgres"})
  void adaptersDoNotKnowEachOther(String adapter) {
    String[] others =
        ADAPTERS.stream()
            .filter(other -> !other.equals(adapter))
            .map(other -> ROOT + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + adapter + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(CLASSES);
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theInsideAsksForTheTimeAndForChance() {
    noClasses()
        .that()
        .resideInAnyPackage(INSIDE)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Random.class, ThreadLocalRandom.class)
        .check(CLASSES);
  }
}
