package cc.xtracker.stack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.topic.Topic;
import java.sql.SQLException;
import java.util.UUID;
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
