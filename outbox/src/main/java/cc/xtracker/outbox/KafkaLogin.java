package cc.xtracker.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where Kafka is and how to log in: the settings of a Kafka client that begin with {@code kafka.}
 * in the configuration, by the names that Kafka gives them.
 */
public final class KafkaLogin {
  private static final String PREFIX = "kafka.";
  private static final String SERVERS = "bootstrap.servers";

  /**
   * Asked for by name: the environment can tell the value of a setting, but not how it is spelt.
   */
  private static final List<String> CREDENTIALS =
      List.of(
          "security.protocol",
          "sasl.mechanism",
          "sasl.jaas.config",
          "ssl.truststore.type",
          "ssl.truststore.location",
          "ssl.truststore.password",
          "ssl.truststore.certificates",
          "ssl.keystore.type",
          "ssl.keystore.location",
          "ssl.keystore.password",
          "ssl.keystore.certificate.chain",
          "ssl.keystore.key",
          "ssl.key.password");

  private KafkaLogin() {}

  /**
   * @param configured the value of a key of the configuration, if it has one
   */
  public static Map<String, Object> from(Function<String, Optional<String>> configured) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(
        SERVERS,
        configured
            .apply(PREFIX + SERVERS)
            .orElseThrow(() -> new IllegalStateException(PREFIX + SERVERS + " is not set")));
    for (String name : CREDENTIALS) {
      configured.apply(PREFIX + name).ifPresent(value -> settings.put(name, value));
    }
    return Map.copyOf(settings);
  }
}
