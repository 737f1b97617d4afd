package cc.xtracker.k8s;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The secrets that pods of an overlay may refer to, each with its keys. */
final class Secrets {
  private Secrets() {}

  static Map<String, Set<String>> of(Overlay overlay) {
    Map<String, Set<String>> secrets = new TreeMap<>();
    overlay
        .ofKind("Secret")
        .forEach(
            secret -> secrets.put(secret.name(), Manifest.strings(secret.at("/data")).keySet()));
    // What operators make, as they document it.
    overlay
        .ofKind("Cluster")
        .forEach(cluster -> secrets.put(cluster.name() + "-app", Set.of("username", "password")));
    overlay
        .ofKind("KafkaUser")
        .forEach(user -> secrets.put(user.name(), Set.of("password", "sasl.jaas.config")));
    overlay
        .ofKind("Kafka")
        .forEach(kafka -> secrets.put(kafka.name() + "-cluster-ca-cert", Set.of("ca.crt")));
    if (overlay == Overlay.PRODUCTION) {
      secrets.putAll(brought());
    }
    return secrets;
  }

  /** What a person brings: the table of {@code docs/deployment.md}. */
  static Map<String, Set<String>> brought() {
    Map<String, Set<String>> secrets = new TreeMap<>();
    String document = Checkout.read("docs/deployment.md");
    String table =
        document.substring(
            document.indexOf("\n## Secrets to bring"), document.indexOf("\n## Roll out"));
    table
        .lines()
        .filter(line -> line.startsWith("| `"))
        .forEach(
            line -> {
              String[] cells = line.split("\\|");
              secrets.put(
                  Checkout.first("`([^`]+)`", cells[1]),
                  new TreeSet<>(Checkout.all("`([^`]+)`", cells[2])));
            });
    return secrets;
  }
}
