package cc.xtracker.dispatcher;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.smallrye.config.ConfigMapping;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Two rings: decisions inside, technology outside. */
@AnalyzeClasses(
    packages = "cc.xtracker.dispatcher",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "cc.xtracker.dispatcher";
  private static final List<String> ADAPTERS =
      List.of("binding", "dns", "http", "ingress", "kafka", "postgres", "vertx");

  private static final DescribedPredicate<JavaClass> OUTSIDE =
      resideInAnyPackage(
              Stream.concat(ADAPTERS.stream(), Stream.of("runtime"))
                  .map(name -> ROOT + "." + name + "..")
                  .toArray(String[]::new))
          .as("outside");
  private static final DescribedPredicate<JavaClass> INSIDE =
      resideInAPackage(ROOT + "..").and(DescribedPredicate.not(OUTSIDE)).as("inside");

  /** A configuration interface lives beside its feature and is made of annotations. */
  private static final DescribedPredicate<JavaClass> CONFIGURATION =
      DescribedPredicate.describe(
          "configuration", owner -> owner.isAnnotatedWith(ConfigMapping.class));

  @ArchTest
  static final ArchRule DECISIONS_KNOW_NO_TECHNOLOGY =
      classes()
          .that(INSIDE.and(DescribedPredicate.not(CONFIGURATION)))
          .should()
          .onlyDependOnClassesThat(
              INSIDE.or(
                  resideInAnyPackage(
                      "java..", "javax.crypto..", "org.jspecify..", "cc.xtracker.model..")));

  @ArchTest
  static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                  return ADAPTERS.stream()
                      .filter(name -> type.getPackageName().startsWith(ROOT + "." + name))
                      .findFirst()
                      .map(SliceIdentifier::of)
                      .orElseGet(SliceIdentifier::ignore);
                }

                @Override
                public String getDescription() {
                  return "adapters";
                }
              })
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule NOTHING_KNOWS_THE_WIRING =
      noClasses()
          .that()
          .resideOutsideOfPackage("..runtime..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".runtime..");

  @ArchTest
  static final ArchRule NO_PACKAGE_CYCLES =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule TIME_AND_CHANCE_COME_FROM_OUTSIDE =
      noClasses()
          .that(INSIDE)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(InstantSource.class, "system")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, ThreadLocalRandom.class)
          .orShould()
          .callConstructor(Random.class);
}
