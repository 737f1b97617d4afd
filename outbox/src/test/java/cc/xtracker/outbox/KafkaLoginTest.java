package cc.xtracker.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaLoginTest {
  @Test
  void readsTheLoginFromTheEnvironmentAsManifestsSetIt() {
    assertThat(
            login(
                Map.of(
                    "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                    "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                    "KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
                    "KAFKA_SASL_JAAS_CONFIG", "a.Module required username=\"ingress\";",
                    "KAFKA_SSL_TRUSTSTORE_TYPE", "PEM",
                    "KAFKA_SSL_TRUSTSTORE_CERTIFICATES", "-----BEGIN CERTIFICATE-----")))
        .isEqualTo(
            Map.of(
                "bootstrap.servers", "kafka:9092",
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config", "a.Module required username=\"ingress\";",
                "ssl.truststore.type", "PEM",
                "ssl.truststore.certificates", "-----BEGIN CERTIFICATE-----"));
  }

  @Test
  void needsNothingButTheServersWhereKafkaAsksForNoLogin() {
    assertThat(login(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092")))
        .isEqualTo(Map.of("bootstrap.servers", "kafka:9092"));
  }

  @Test
  void saysWhichSettingIsMissing() {
    assertThatThrownBy(() -> login(Map.of())).hasMessageContaining("kafka.bootstrap.servers");
  }

  private static Map<String, Object> login(Map<String, String> environment) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder().withSources(new EnvConfigSource(environment, 300)).build();
    return KafkaLogin.from(key -> config.getOptionalValue(key, String.class));
  }
}
