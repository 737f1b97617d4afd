package cc.xtracker.k8s;

import cc.xtracker.k8s.configuration.MappingReader;
import cc.xtracker.k8s.configuration.Modules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The environment variables that a service reads, as its sources say. */
final class Settings {
  /** Of Quarkus; that they do what they promise is proven by {@code MigrationFlowIT}. */
  private static final List<String> MIGRATION =
      List.of("QUARKUS_FLYWAY_VALIDATE_AT_START", "QUARKUS_INIT_AND_EXIT");

  private Settings() {}

  static Set<String> of(String service) {
    Set<String> variables = new TreeSet<>(MIGRATION);
    variables.addAll(setByTheLocalStack());
    variables.addAll(login());
    properties(service).keySet().forEach(key -> variables.add(variable(key)));
    for (String module : Modules.of(service)) {
      MappingReader.read(Checkout.ROOT.resolve(module)).stream()
          .flatMap(mapping -> mapping.keys().stream())
          .forEach(key -> variables.add(variable(key.name())));
    }
    return variables;
  }

  /** {@code application.properties}. */
  static Map<String, String> properties(String service) {
    String file = service + "-service/src/main/resources/application.properties";
    Map<String, String> properties = new TreeMap<>();
    Checkout.read(file)
        .lines()
        .filter(line -> !line.startsWith("#") && line.contains("="))
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              properties.put(line.substring(0, equals), line.substring(equals + 1));
            });
    return properties;
  }

  /** What a mapping says a key is by default. */
  static String defaultOf(String file, String method) {
    return Checkout.first(
        "@WithDefault\\(\"([^\"]+)\"\\)\\s+[\\w<>.]+ " + method + "\\(\\)", Checkout.read(file));
  }

  /** With them the flow tests run the services. */
  private static List<String> setByTheLocalStack() {
    return Checkout.all(
        "environment\\.put\\(\\s*\"([A-Z_]+)\"",
        Checkout.read("local-stack/launcher/src/main/java/cc/xtracker/stack/local/Blueprint.java"));
  }

  /** What Kafka clients are told about who they are; the dispatcher takes every setting. */
  private static List<String> login() {
    return Checkout.all(
            "\"((?:sasl|ssl|security)\\.[a-z.]+)\"",
            Checkout.read("outbox/src/main/java/cc/xtracker/outbox/KafkaLogin.java"))
        .stream()
        .map(key -> variable("kafka." + key))
        .toList();
  }

  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
