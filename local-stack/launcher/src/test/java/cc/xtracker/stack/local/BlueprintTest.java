package cc.xtracker.stack.local;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.stack.process.Part;
import cc.xtracker.stack.process.ProcessMark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlueprintTest {
  private static final StackSettings TWO_INGRESSES =
      StackSettings.DEFAULT.withReplicas(ServiceKind.INGRESS, 2);

  @TempDir private Path directory;
  private StackState state;

  @BeforeEach
  void prepare() {
    state = StackState.in(directory);
    state.makeSecretsOnce();
    Blueprint.ports(TWO_INGRESSES).forEach(port -> state.assignFreePort(port.name()));
  }

  @Test
  void namesEveryProcessInTheOrderOfItsStart() {
    assertThat(blueprint(TWO_INGRESSES).parts())
        .extracting(Part::name)
        .containsExactly(
            "kafka", "postgres", "binding", "ingress", "ingress-2", "dispatcher", "ingress-front");
  }

  @Test
  void readsTheSameWheneverItIsDrawn() {
    assertThat(blueprint(TWO_INGRESSES).parts()).isEqualTo(blueprint(TWO_INGRESSES).parts());
  }

  @Test
  void onlyTheDispatcherDependsOnTheAllowedNetworks() {
    Blueprint before = blueprint(TWO_INGRESSES);
    Blueprint after = blueprint(TWO_INGRESSES.alsoAllowing("127.0.0.0/8"));

    assertThat(after.parts())
        .filteredOn(part -> !before.parts().contains(part))
        .extracting(Part::name)
        .containsExactly("dispatcher");
  }

  @Test
  void aCommitWaitsForTheDiskUnlessSaidOtherwise() {
    StackSettings impatient = TWO_INGRESSES.withoutFsync();

    assertThat(blueprint(TWO_INGRESSES).postgres().settings().asArguments())
        .contains("fsync=on")
        .doesNotContain("fsync=off");
    assertThat(blueprint(impatient).postgres().settings().asArguments())
        .contains("fsync=off")
        .doesNotContain("fsync=on");
  }

  @Test
  void everyServiceIsToldOfTheCollector() {
    assertThat(blueprint(TWO_INGRESSES.withCollector("http://localhost:4318")).services())
        .extracting(Service::environment)
        .allSatisfy(
            environment ->
                assertThat(environment)
                    .containsEntry("XTRACKER_TRACING_ENABLED", "true")
                    .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4318"));
    assertThat(service("ingress").environment()).doesNotContainKey("XTRACKER_TRACING_ENABLED");
  }

  @Test
  void givesEachServiceADatabaseAndEachProcessAPort() {
    Map<String, String> ingress2 = service("ingress-2").environment();

    assertThat(ingress2)
        .containsEntry("QUARKUS_HTTP_PORT", String.valueOf(state.port("ingress-2")))
        .containsEntry(
            "QUARKUS_REST_CLIENT_BINDING_URL", "http://127.0.0.1:" + state.port("binding"));
    assertThat(ingress2.get("QUARKUS_DATASOURCE_JDBC_URL")).endsWith("/ingress");
    assertThat(ingress2).doesNotContainKey("XTRACKER_SECRETS_KEY");
  }

  @Test
  void severalProcessesHaveOneAddress() {
    Blueprint blueprint = blueprint(TWO_INGRESSES);
    String front = "http://127.0.0.1:" + state.port("ingress-front");

    assertThat(blueprint.url(ServiceKind.INGRESS)).isEqualTo(front);
    assertThat(service("dispatcher").environment())
        .containsEntry("QUARKUS_REST_CLIENT_INGRESS_URL", front);
    assertThat(blueprint.fronts())
        .extracting(Front::replicaPorts)
        .containsExactly(List.of(state.port("ingress"), state.port("ingress-2")));
  }

  @Test
  void onlyWhoLeavesOthersBehindTakesTimeToSayGoodbye() {
    assertThat(blueprint(TWO_INGRESSES).services())
        .filteredOn(service -> "0S".equals(service.environment().get("QUARKUS_SHUTDOWN_DELAY")))
        .extracting(Service::name)
        .containsExactly("binding", "dispatcher");
  }

  @Test
  void nothingHereIsProduction() {
    assertThat(blueprint(TWO_INGRESSES).services())
        .allSatisfy(
            service ->
                assertThat(service.environment()).containsEntry("XTRACKER_PRODUCTION", "false"));
  }

  @Test
  void writesWhatAShellNeeds() {
    state.launched("ingress-2", new Running(new ProcessMark(4711, 0), ""));

    String env = StackEnv.of(blueprint(TWO_INGRESSES)).render();

    String first = "http://127.0.0.1:" + state.port("ingress");
    String second = "http://127.0.0.1:" + state.port("ingress-2");
    assertThat(env.lines())
        .contains(
            "INGRESS_URL=http://127.0.0.1:" + state.port("ingress-front"),
            "INGRESS_URLS=" + first + "," + second,
            "DISPATCHER_URLS=http://127.0.0.1:" + state.port("dispatcher"),
            "ADMIN_TOKEN=" + state.secrets().adminToken(),
            "KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:" + state.port("kafka"),
            "DATABASE_BINDING_URL=postgresql://xtracker:%s@127.0.0.1:%d/binding"
                .formatted(state.secrets().databasePassword(), state.port("postgres")),
            "INGRESS_2_PID=4711")
        .allMatch(line -> line.matches("[A-Z0-9_]+=[A-Za-z0-9:/@.,_-]+"));
  }

  private Service service(String name) {
    return blueprint(TWO_INGRESSES).services().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Blueprint blueprint(StackSettings settings) {
    return new Blueprint(directory, state, settings);
  }
}
