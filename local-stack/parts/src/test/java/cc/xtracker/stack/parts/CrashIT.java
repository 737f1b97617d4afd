package cc.xtracker.stack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.model.topic.Topic;
import cc.xtracker.stack.kafka.LocalKafka;
import cc.xtracker.stack.kafka.Topics;
import cc.xtracker.stack.postgres.LocalPostgres;
import cc.xtracker.stack.postgres.PostgresServer;
import cc.xtracker.stack.process.Part;
import cc.xtracker.stack.process.Ports;
import cc.xtracker.stack.process.ProcessMark;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SIGKILL leaves is enough to go on from, on the same port. */
class CrashIT {
  @TempDir private Path directory;
  private ProcessMark running = ProcessMark.of(ProcessHandle.current());

  @AfterEach
  void stop() {
    running.kill();
  }

  @Test
  void postgresComesBackWithItsData() throws SQLException {
    var postgres =
        new LocalPostgres(
            directory.resolve("data"), Ports.free(), "secret", directory.resolve("log"));
    start(postgres);
    Use.execute(maintenance(postgres), "CREATE TABLE fact AS SELECT 42 AS answer");

    running.kill();
    assertThat(Ports.isListening(postgres.port())).isFalse();
    start(postgres);

    assertThat(Use.ask(maintenance(postgres), "SELECT answer FROM fact")).isEqualTo("42");
  }

  @Test
  void kafkaComesBackWithItsData() {
    var kafka =
        new LocalKafka(
            directory.resolve("data"), Ports.free(), Ports.free(), directory.resolve("log"));
    start(kafka);
    Topics.create(kafka.bootstrapServers());
    String topic = Topic.EVENTS.topicName();
    Use.produce(kafka.bootstrapServers(), topic, "key", "kept");

    running.kill();
    assertThat(Ports.isListening(kafka.port())).isFalse();
    start(kafka);

    assertThat(Use.consume(kafka.bootstrapServers(), topic, "key", Topic.PARTITION_COUNT))
        .containsExactly("kept");
  }

  private void start(Part part) {
    running = part.launch();
    part.awaitReady(running);
  }

  private static Database maintenance(LocalPostgres postgres) {
    PostgresServer server = postgres.server();
    return new Database(server.jdbcUrl("postgres"), server.username(), server.password());
  }
}
