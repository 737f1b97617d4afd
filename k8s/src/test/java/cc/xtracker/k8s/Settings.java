package cc.xtracker.k8s;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The environment variables that a service reads, as its sources say. */
final class Settings {
  private static final String JAVA = "src/main/java";

  /** Those of its libraries that have mappings of their own. */
  private static final Map<String, List<String>> MODULES =
      Map.of(
          "ingress", List.of("ingress-service", "outbox", "operator-http"),
          "binding", List.of("binding-service", "outbox", "operator-http"),
          "dispatcher", List.of("dispatcher-service", "operator-http"));

  /** Of Quarkus; that they do what they promise is proven by {@code MigrationFlowIT}. */
  private static final List<String> MIGRATION =
      List.of("QUARKUS_FLYWAY_VALIDATE_AT_START", "QUARKUS_INIT_AND_EXIT");

  private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"");
  private static final Pattern METHOD = Pattern.compile("\\n  [\\w<>.]+ (\\w+)\\(\\);");

  private Settings() {}

  static Set<String> of(String service) {
    Set<String> variables = new TreeSet<>(MIGRATION);
    variables.addAll(setByTheLocalStack());
    variables.addAll(login());
    properties(service).keySet().forEach(key -> variables.add(variable(key)));
    for (String module : MODULES.get(service)) {
      mappings(module).forEach(key -> variables.add(variable(key)));
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

  private static Set<String> mappings(String module) {
    Set<String> keys = new TreeSet<>();
    for (var file : Checkout.files(module + "/" + JAVA)) {
      String source = Checkout.read(file.toString());
      MAPPING
          .matcher(source)
          .results()
          .map((MatchResult found) -> found.group(1))
          .forEach(
              prefix ->
                  METHOD
                      .matcher(source)
                      .results()
                      .forEach(method -> keys.add(prefix + "." + dashed(method.group(1)))));
    }
    return keys;
  }

  private static String dashed(String method) {
    return method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
