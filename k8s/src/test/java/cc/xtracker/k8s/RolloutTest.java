package cc.xtracker.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/** A replica that goes has the time to go well, and one that comes is given time to come. */
class RolloutTest {
  /** For what is not waited for: closing pools, ending the JVM. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  /** A second or two for the endpoints to be withdrawn everywhere, and for a busy node. */
  private static final Duration UNTIL_ALL_HAVE_HEARD = Duration.ofSeconds(5);

  /** Vert.x looks for idle connections every second. */
  private static final Duration POOL_CLEANING = Duration.ofSeconds(1);

  @InEveryOverlay
  void aStoppingPodIsNotKilledBeforeItHasDrained(Overlay overlay) {
    overlay
        .ofKind("Deployment")
        .forEach(
            deployment -> {
              JsonNode pod = deployment.podTemplate().path("spec");
              Duration grace =
                  Duration.ofSeconds(pod.path("terminationGracePeriodSeconds").asInt());
              assertThat(grace)
                  .as(deployment.toString())
                  .isGreaterThan(Patience.of(deployment.service()).plus(MARGIN));
              assertThat(pod.at("/containers/0/lifecycle").isMissingNode())
                  .as("%s hears of it at once", deployment)
                  .isTrue();
            });
  }

  @InEveryOverlay
  void aStoppingPodIsUnreadyLongEnoughToBeForgotten(Overlay overlay) {
    overlay
        .ofKind("Deployment")
        .forEach(
            deployment -> {
              assertThat(Settings.properties(deployment.service()))
                  .containsEntry("quarkus.shutdown.delay-enabled", "true");
              assertThat(delay(overlay, deployment.service()))
                  .as(deployment.toString())
                  .isGreaterThanOrEqualTo(UNTIL_ALL_HAVE_HEARD);
            });
  }

  /** Otherwise a caller could find a connection in its pool that leads to nobody any more. */
  @InEveryOverlay
  void noServiceKeepsAnIdleConnectionToOneThatIsGone(Overlay overlay) {
    for (String service : List.of("ingress", "dispatcher")) {
      Settings.properties(service)
          .forEach(
              (key, value) -> {
                if (key.matches("quarkus\\.rest-client\\.\\w+\\.connect-timeout")) {
                  String callee = key.split("\\.")[2];
                  String idle =
                      Settings.properties(service)
                          .get("quarkus.rest-client." + callee + ".connection-ttl");
                  assertThat(Duration.ofMillis(Long.parseLong(idle)).plus(POOL_CLEANING))
                      .as("%s to %s", service, callee)
                      .isLessThan(delay(overlay, callee));
                }
              });
    }
  }

  private static Duration delay(Overlay overlay, String service) {
    assertThat(overlay.rendered()).doesNotContain("QUARKUS_SHUTDOWN_DELAY");
    return Patience.beforeDraining(service);
  }

  @InEveryOverlay
  void noReplicaGoesBeforeItsSuccessorIsReady(Overlay overlay) {
    overlay
        .ofKind("Deployment")
        .forEach(
            deployment ->
                assertThat(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(1))
                    .isZero());
  }

  @InEveryOverlay
  void everyProbeAsksForItsOwnKindOfHealth(Overlay overlay) {
    overlay
        .ofKind("Deployment")
        .flatMap(Manifest::containers)
        .forEach(
            container ->
                assertThat(
                        List.of(
                            path(container, "startupProbe"),
                            path(container, "readinessProbe"),
                            path(container, "livenessProbe")))
                    .containsExactly("/q/health/started", "/q/health/ready", "/q/health/live"));
  }

  @InEveryOverlay
  void ourPodsAreRestricted(Overlay overlay) {
    overlay.manifests().stream()
        .filter(manifest -> manifest.runsPods() && manifest.isOurs())
        .forEach(
            manifest -> {
              JsonNode pod = manifest.podTemplate().at("/spec/securityContext");
              assertThat(pod.path("runAsNonRoot").asBoolean()).isTrue();
              assertThat(pod.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
              manifest
                  .containers()
                  .map(container -> container.path("securityContext"))
                  .forEach(
                      context -> {
                        assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                        assertThat(context.path("allowPrivilegeEscalation").asBoolean(true))
                            .isFalse();
                        assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                      });
            });
  }

  @InEveryOverlay
  void everyContainerSaysWhatItNeeds(Overlay overlay) {
    overlay.manifests().stream()
        .filter(manifest -> manifest.runsPods() && manifest.isOurs())
        .flatMap(Manifest::containers)
        .forEach(
            container -> {
              assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
              assertThat(container.at("/resources/requests/memory").asText()).isNotEmpty();
              assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
            });
  }

  private static String path(JsonNode container, String probe) {
    return container.path(probe).at("/httpGet/path").asText();
  }
}
