package cc.xtracker.outbox;

import static cc.xtracker.outbox.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.stack.kafka.LocalKafka;
import cc.xtracker.stack.kafka.Topics;
import cc.xtracker.stack.process.Ports;
import cc.xtracker.stack.process.ProcessMark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a Kafka of its own, which is killed. */
class OutboxOutageIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final OutboxSettings SETTINGS =
      new OutboxSettings(
          Duration.ofMillis(8_000),
          Duration.ofSeconds(4),
          Duration.ofMillis(200),
          10_000,
          32L << 20,
          100_000,
          1L << 30);

  private final String uid = UUID.randomUUID().toString();
  private final List<String> written = new ArrayList<>();
  private LocalKafka kafka;
  private ProcessMark broker;
  private Stage stage;

  @BeforeEach
  void startKafka(@TempDir Path directory) {
    kafka =
        new LocalKafka(
            directory.resolve("kafka"), Ports.free(), Ports.free(), directory.resolve("kafka.log"));
    broker = startBroker();
    Topics.create(kafka.bootstrapServers());
    stage = new Stage(kafka.bootstrapServers());
  }

  @AfterEach
  void stopKafka() {
    broker.kill();
  }

  @Test
  void drainsInOrderWhatWasAcceptedWhileKafkaWasDown() {
    try (Outbox outbox = stage.outbox(SETTINGS)) {
      outbox.start();
      accept(outbox, 20);
      await().until(() -> stage.rows() == 0);
      broker.kill();
      accept(outbox, 20);
      await().atMost(PATIENCE).until(() -> outbox.stats().mode().equals("backlog"));
      accept(outbox, 200);
      assertThat(outbox.stats().inFlightRecords()).isZero();
      broker = startBroker();
      while (!outbox.stats().mode().equals("direct")) {
        accept(outbox, 1);
      }
      accept(outbox, 20);
      assertThat(firstTimes(written.size())).isEqualTo(written);
      await().atMost(PATIENCE).until(() -> stage.rows() == 0);
    }
  }

  @Test
  void handsOverToTheNextProcessWhatItCouldNotSend() {
    try (Outbox outbox = stage.outbox(SETTINGS)) {
      outbox.start();
      accept(outbox, 5);
      await().until(() -> stage.rows() == 0);
      broker.kill();
      accept(outbox, 5);
    }
    assertThat(stage.number("SELECT count(*) FROM outbox WHERE sweep_after > now()")).isZero();
    broker = startBroker();
    try (Outbox next = stage.outbox(SETTINGS)) {
      next.start();
      accept(next, 5);
      assertThat(firstTimes(written.size())).isEqualTo(written);
    }
  }

  private void accept(Outbox outbox, int count) {
    for (int i = 0; i < count; i++) {
      String value = "" + written.size();
      stage.accept(outbox, record(uid, value));
      written.add(value);
    }
  }

  /** A record may be there twice after a failure; what counts is when it came first. */
  private List<String> firstTimes(int count) {
    return stage.await(uid, count).stream().map(Records.Seen::value).distinct().toList();
  }

  private ProcessMark startBroker() {
    ProcessMark started = kafka.launch();
    kafka.awaitReady(started);
    return started;
  }
}
