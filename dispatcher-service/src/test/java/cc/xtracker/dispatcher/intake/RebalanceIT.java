package cc.xtracker.dispatcher.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.dispatcher.kafka.EventsConsumer;
import cc.xtracker.dispatcher.kafka.IntakeConfig;
import cc.xtracker.dispatcher.lane.Flow;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.stack.parts.RealParts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Two replicas of the intake on a real broker. */
class RebalanceIT {
  private static final int RECORD_COUNT = 48;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final String servers = RealParts.running().kafkaBootstrapServers();
  private final String marker = UUID.randomUUID().toString();
  private final String group = "rebalance-" + marker;

  @Test
  void whatHasBegunIsSettledByTheReplicaThatBeganIt() {
    try (Replica first = new Replica(LIMIT)) {
      produce("before");
      await().atMost(LIMIT).until(() -> first.mine.size() == RECORD_COUNT);
      try (Replica second = new Replica(LIMIT)) {
        await().atMost(LIMIT).until(first::handsOver);
        assertThat(second.mine).isEmpty();
        first.settleAll();
        await().atMost(LIMIT).until(() -> second.consumer.joined());
        produce("after");
        await()
            .atMost(LIMIT)
            .until(() -> first.mine.size() + second.mine.size() >= 2 * RECORD_COUNT);
        assertThat(second.mine).isNotEmpty();
        assertThat(first.values()).doesNotContainAnyElementsOf(second.values());
        assertThat(second.values()).allMatch(value -> value.contains("after"));
      }
    }
  }

  @Test
  void whoStopsKeepsNothingFromTheOthersForASlowReceiver() {
    try (Replica first = new Replica(Duration.ofSeconds(1))) {
      produce("slow");
      await().atMost(LIMIT).until(() -> first.mine.size() == RECORD_COUNT);
      first.consumer.stop();
      await().atMost(LIMIT).until(() -> !first.polling.isAlive());
      try (Replica second = new Replica(LIMIT)) {
        await().atMost(LIMIT).until(() -> second.values().containsAll(first.values()));
      }
    }
  }

  private void produce(String phase) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      IntStream.range(0, RECORD_COUNT)
          .mapToObj(n -> marker + " " + phase + " " + n)
          .forEach(
              text ->
                  producer.send(
                      new ProducerRecord<>(Topic.EVENTS.topicName(), text, text.getBytes(UTF_8))));
    }
  }

  /** Settles what other tests have left on the topic, and keeps its own records open. */
  private final class Replica implements AutoCloseable {
    final List<EventRecord> mine = new CopyOnWriteArrayList<>();
    private final Queue<EventRecord> open = new ConcurrentLinkedQueue<>();
    final EventsConsumer consumer;
    private final Thread polling;
    private final Thread taking;

    Replica(Duration handOverPatience) {
      consumer =
          EventsConsumer.of(
              Map.of("bootstrap.servers", servers),
              new Settings(handOverPatience),
              () -> Flow.NONE,
              Clock.systemUTC());
      polling = Thread.ofPlatform().start(consumer::run);
      taking = Thread.ofVirtual().start(this::take);
    }

    List<String> values() {
      return mine.stream().map(record -> new String(record.value(), UTF_8)).toList();
    }

    void settleAll() {
      for (EventRecord record = open.poll(); record != null; record = open.poll()) {
        record.slot().settle();
      }
    }

    /** Kafka has asked for partitions, and the replica waits for its records. */
    boolean handsOver() {
      return List.of(polling.getStackTrace()).stream()
          .anyMatch(frame -> frame.getMethodName().equals("onPartitionsRevoked"));
    }

    private void take() {
      try {
        while (true) {
          for (EventRecord record : consumer.nextRecords()) {
            if (new String(record.value(), UTF_8).startsWith(marker)) {
              open.add(record);
              mine.add(record);
            } else {
              record.slot().settle();
            }
          }
        }
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      consumer.stop();
      settleAll();
      await().atMost(LIMIT).until(() -> !polling.isAlive());
      taking.interrupt();
    }
  }

  private final class Settings implements IntakeConfig {
    private final Duration handOverPatience;

    Settings(Duration handOverPatience) {
      this.handOverPatience = handOverPatience;
    }

    @Override
    public String group() {
      return group;
    }

    @Override
    public int inFlightCount() {
      return 100_000;
    }

    @Override
    public int leastInFlightCount() {
      return 100_000;
    }

    @Override
    public Duration gatherTime() {
      return Duration.ofMillis(1);
    }

    @Override
    public int worthwhileCount() {
      return 1;
    }

    @Override
    public Duration longestWait() {
      return Duration.ofSeconds(1);
    }

    @Override
    public int uncommittedCount() {
      return 100_000;
    }

    @Override
    public Duration commitInterval() {
      return Duration.ofMillis(200);
    }

    @Override
    public Duration sessionTimeout() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration handOverPatience() {
      return handOverPatience;
    }

    @Override
    public Duration stopPatience() {
      return Duration.ofSeconds(5);
    }
  }
}
