package cc.xtracker.binding;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.config.ConfigMapping;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "cc.xtracker.binding", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "cc.xtracker.binding";
  private static final String[] INSIDE = {
    ROOT,
    ROOT + ".click..",
    ROOT + ".bind..",
    ROOT + ".context..",
    ROOT + ".erasure..",
    ROOT + ".funnel.."
  };

  /** A configuration interface lives beside its feature and is made of annotations. */
  private static final DescribedPredicate<JavaClass> CONFIGURATION =
      DescribedPredicate.describe(
          "configuration", owner -> owner.isAnnotatedWith(ConfigMapping.class));

  @ArchTest
  static final ArchRule theInsideKnowsOnlyTheLanguage =
      classes()
          .that()
          .resideInAnyPackage(INSIDE)
          .and(DescribedPredicate.not(CONFIGURATION))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(INSIDE)
                  .or(resideInAnyPackage("java..", "org.jspecify..", "cc.xtracker.model..")));

  @ArchTest
  static final ArchRule httpKnowsNoOtherAdapter =
      noClasses()
          .that()
          .resideInAPackage("..http..")
          .should()
          .dependOnClassesThat(other("postgres", "kafka", "runtime"));

  @ArchTest
  static final ArchRule postgresKnowsNoOtherAdapter =
      noClasses()
          .that()
          .resideInAPackage("..postgres..")
          .should()
          .dependOnClassesThat(other("http", "kafka", "runtime"));

  @ArchTest
  static final ArchRule kafkaKnowsNoOtherAdapter =
      noClasses()
          .that()
          .resideInAPackage("..kafka..")
          .should()
          .dependOnClassesThat(other("http", "postgres", "runtime"));

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule timeAndChanceComeFromOutside =
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
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, ThreadLocalRandom.class);

  private static DescribedPredicate<JavaClass> other(String... adapters) {
    return resideInAnyPackage(
        Stream.of(adapters).map(name -> ROOT + "." + name + "..").toArray(String[]::new));
  }
}
