package cc.xtracker.stack.local;

import cc.xtracker.stack.kafka.LocalKafka;
import cc.xtracker.stack.postgres.LocalPostgres;
import cc.xtracker.stack.postgres.PostgresSettings;
import cc.xtracker.stack.process.Part;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every process of a stack, as it would be launched now. */
record Blueprint(Path directory, StackState state, StackSettings settings) {

  static List<ServerPort> ports(StackSettings settings) {
    return Stream.concat(
            Stream.of(
                new ServerPort("kafka"),
                new ServerPort(ServerPort.KAFKA_CONTROLLER, "kafka"),
                new ServerPort("postgres")),
            Arrays.stream(ServiceKind.values())
                .flatMap(kind -> names(kind, settings))
                .map(ServerPort::new))
        .toList();
  }

  private static Stream<String> names(ServiceKind kind, StackSettings settings) {
    Stream<String> processes = kind.processNames(settings.replicas(kind)).stream();
    return settings.hasFront(kind)
        ? Stream.concat(processes, Stream.of(kind.frontName()))
        : processes;
  }

  LocalKafka kafka() {
    return new LocalKafka(
        directory.resolve("kafka"),
        state.port("kafka"),
        state.port(ServerPort.KAFKA_CONTROLLER),
        log("kafka"));
  }

  LocalPostgres postgres() {
    return new LocalPostgres(
        directory.resolve("postgres"),
        state.port("postgres"),
        state.secrets().databasePassword(),
        log("postgres"),
        settings.fsync() ? PostgresSettings.LOCAL : PostgresSettings.LOCAL.withoutFsync());
  }

  List<Service> services() {
    return Arrays.stream(ServiceKind.values()).flatMap(this::processes).toList();
  }

  List<Front> fronts() {
    return Arrays.stream(ServiceKind.values()).filter(settings::hasFront).map(this::front).toList();
  }

  /** Services and their fronts. */
  List<Part> applications() {
    return Stream.<Part>concat(services().stream(), fronts().stream()).toList();
  }

  /** In the order in which they start. */
  List<Part> parts() {
    return Stream.concat(Stream.of(kafka(), postgres()), applications().stream()).toList();
  }

  /** Where clients and the other services call it. */
  String url(ServiceKind kind) {
    return url(settings.hasFront(kind) ? kind.frontName() : kind.id());
  }

  List<String> urls(ServiceKind kind) {
    return kind.processNames(settings.replicas(kind)).stream().map(this::url).toList();
  }

  private String url(String name) {
    return "http://127.0.0.1:" + state.port(name);
  }

  private Front front(ServiceKind kind) {
    return new Front(
        kind.frontName(),
        state.port(kind.frontName()),
        kind.processNames(settings.replicas(kind)).stream().map(state::port).toList(),
        log(kind.frontName()));
  }

  private Stream<Service> processes(ServiceKind kind) {
    String build = Fingerprint.of(kind.application());
    return kind.processNames(settings.replicas(kind)).stream()
        .map(
            name ->
                new Service(
                    name,
                    state.port(name),
                    kind.heap(),
                    settings.training(),
                    environment(kind, name),
                    kind.application().resolve("quarkus-run.jar"),
                    kind.classCache(),
                    build,
                    log(name)));
  }

  private SortedMap<String, String> environment(ServiceKind kind, String name) {
    var server = postgres().server();
    SortedMap<String, String> environment = new TreeMap<>();
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(state.port(name)));
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", server.jdbcUrl(kind.id()));
    environment.put("QUARKUS_DATASOURCE_USERNAME", server.username());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", server.password());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka().bootstrapServers());
    environment.put("XTRACKER_ADMIN_TOKEN", state.secrets().adminToken());
    environment.put("XTRACKER_INTERNAL_TOKEN", state.secrets().internalToken());
    // There is one broker here, so every topic has one copy.
    environment.put("XTRACKER_PRODUCTION", "false");
    // A front hears of it sooner than a cluster; alone, nobody is there to whom clients could turn.
    environment.put("QUARKUS_SHUTDOWN_DELAY", settings.hasFront(kind) ? "3S" : "0S");
    if (!settings.collector().isEmpty()) {
      environment.put("XTRACKER_TRACING_ENABLED", "true");
      environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", settings.collector());
    }
    if (kind != ServiceKind.BINDING) {
      environment.put("QUARKUS_REST_CLIENT_BINDING_URL", url(ServiceKind.BINDING));
    }
    if (kind == ServiceKind.DISPATCHER) {
      environment.put("QUARKUS_REST_CLIENT_INGRESS_URL", url(ServiceKind.INGRESS));
      environment.put("XTRACKER_SECRETS_KEY", state.secrets().key());
      if (!settings.allowedNetworks().isEmpty()) {
        environment.put(
            "XTRACKER_EGRESS_ALLOWED_NETWORKS", String.join(",", settings.allowedNetworks()));
      }
    }
    return environment;
  }

  private Path log(String name) {
    return directory.resolve("logs").resolve(name + ".log");
  }
}
