package cc.xtracker.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.outbox.Records.Seen;
import cc.xtracker.stack.parts.Database;
import cc.xtracker.stack.parts.RealParts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.postgresql.ds.PGSimpleDataSource;

/** A database with an outbox, a Kafka, and what a consumer sees there. */
final class Stage {
  /** As a service has them that configures nothing. */
  static final OutboxSettings DEFAULTS =
      new SmallRyeConfigBuilder()
          .withMapping(OutboxConfig.class)
          .build()
          .getConfigMapping(OutboxConfig.class)
          .settings();

  final DataSource database;
  final String kafka;
  private final Connection writing;

  Stage(String kafka) {
    this.kafka = kafka;
    Database fresh = RealParts.running().newDatabase("outbox");
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(fresh.jdbcUrl());
    source.setUser(fresh.username());
    source.setPassword(fresh.password());
    this.database = source;
    execute(migration());
    try {
      writing = database.getConnection();
      writing.setAutoCommit(false);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Outbox outbox(OutboxSettings settings) {
    return outbox(settings, Map.of());
  }

  Outbox outbox(OutboxSettings settings, Map<String, Object> kafkaSettings) {
    Map<String, Object> all = new LinkedHashMap<>(kafkaSettings);
    all.put("bootstrap.servers", kafka);
    return new Outbox(database, all, settings, InstantSource.system(), new SimpleMeterRegistry());
  }

  /** As a service does it. */
  OutboxRow accept(Outbox outbox, TopicRecord... records) {
    OutboxRow row = writeOnly(outbox, records);
    outbox.committed(row);
    return row;
  }

  /** As a service does it that dies right after its commit. */
  OutboxRow writeOnly(Outbox outbox, TopicRecord... records) {
    try {
      OutboxRow row = outbox.write(writing, List.of(records));
      writing.commit();
      return row;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  long rows() {
    return number("SELECT count(*) FROM outbox");
  }

  long setAside() {
    return number("SELECT count(*) FROM outbox WHERE sweep_after = 'infinity'");
  }

  long number(String query) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void execute(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads the events of one person from the beginning, until there are so many. */
  List<Seen> await(String uid, int count) {
    String key = Records.SPACE + ":" + uid;
    List<Seen> found = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
      while (found.size() < count && System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          Seen seen = seen(record);
          if (seen.key().equals(key)) {
            found.add(seen);
          }
        }
      }
    }
    return found;
  }

  private Consumer<byte[], byte[]> consumer() {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", kafka);
    settings.put("auto.offset.reset", "earliest");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    String topic = Topic.EVENTS.topicName();
    consumer.assign(
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList());
    return consumer;
  }

  private static Seen seen(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), UTF_8));
    }
    return new Seen(
        record.topic(),
        new String(record.key(), UTF_8),
        headers,
        new String(record.value(), UTF_8));
  }

  private static String migration() {
    try (InputStream sql = Stage.class.getResourceAsStream("/db/outbox/V0_1__outbox.sql")) {
      return new String(sql.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
