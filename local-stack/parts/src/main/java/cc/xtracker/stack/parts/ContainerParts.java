package cc.xtracker.stack.parts;

import cc.xtracker.stack.kafka.Topics;
import cc.xtracker.stack.postgres.PostgresServer;
import cc.xtracker.stack.postgres.PostgresSettings;
import cc.xtracker.stack.process.ProcessMark;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Both as containers. Testcontainers removes them by itself if this process is killed. */
final class ContainerParts implements PartsProvider {
  private final KafkaContainer kafka =
      new KafkaContainer("apache/kafka:4.3.1").withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
  private final PostgreSQLContainer postgres =
      new PostgreSQLContainer("postgres:18-alpine").withCommand(serverCommand());

  @Override
  public RealParts start() {
    Startables.deepStart(kafka, postgres).join();
    Topics.create(kafka.getBootstrapServers());
    return new RealParts(
        kafka.getBootstrapServers(),
        new PostgresServer(
            postgres.getHost(),
            postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
            postgres.getUsername(),
            postgres.getPassword()));
  }

  @Override
  public void stop() {
    kafka.stop();
    postgres.stop();
  }

  @Override
  public List<ProcessMark> processes() {
    return List.of();
  }

  private static String[] serverCommand() {
    return Stream.concat(Stream.of("postgres"), PostgresSettings.LOCAL.asArguments().stream())
        .toArray(String[]::new);
  }
}
