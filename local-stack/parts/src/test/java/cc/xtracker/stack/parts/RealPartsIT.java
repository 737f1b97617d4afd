package cc.xtracker.stack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.topic.Topic;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealPartsIT {
  private final RealParts parts = RealParts.running();

  @ParameterizedTest
  @EnumSource(Topic.class)
  void everyTopicTakesAndGivesARecord(Topic topic) {
    String key = UUID.randomUUID().toString();

    Use.produce(parts.kafkaBootstrapServers(), topic.topicName(), key, "kept");

    assertThat(
            Use.consume(
                parts.kafkaBootstrapServers(), topic.topicName(), key, Topic.PARTITION_COUNT))
        .containsExactly("kept");
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void everyTopicIsMadeAsItIsDeclared(Topic topic) throws Exception {
    ConfigResource name = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", parts.kafkaBootstrapServers()))) {
      Config config = admin.describeConfigs(List.of(name)).all().get().get(name);
      topic
          .settings()
          .forEach((setting, value) -> assertThat(config.get(setting).value()).isEqualTo(value));
      assertThat(
              admin
                  .describeTopics(List.of(topic.topicName()))
                  .allTopicNames()
                  .get()
                  .get(topic.topicName())
                  .partitions())
          .hasSize(Topic.PARTITION_COUNT);
    }
  }

  @Test
  void givesEachCallerADatabaseOfItsOwn() throws SQLException {
    Database one = parts.newDatabase("facts");
    Database other = parts.newDatabase("facts");

    Use.execute(one, "CREATE TABLE fact AS SELECT 42 AS answer");

    assertThat(Use.ask(one, "SELECT answer FROM fact")).isEqualTo("42");
    assertThat(Use.ask(other, "SELECT to_regclass('fact')")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
  void keepsWhatItCommits(String setting) throws SQLException {
    assertThat(Use.ask(parts.newDatabase("durable"), "SHOW " + setting)).isEqualTo("on");
  }

  @Test
  void isTheSameForEverybodyInABuild() {
    assertThat(RealParts.running()).isEqualTo(parts);
  }
}
