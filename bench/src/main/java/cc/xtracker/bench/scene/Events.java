package cc.xtracker.bench.scene;

import cc.xtracker.bench.load.Pace;
import cc.xtracker.bench.probe.Groups;
import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.model.wire.EventCodec;
import cc.xtracker.stack.process.Patience;
import cc.xtracker.stack.process.StackFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Accepted events, put onto their topic as ingress-service does, without its cost. No two are the
 * same; they go to the targets in turn.
 */
public final class Events implements AutoCloseable {
  private static final Deposit DEPOSIT = new Deposit(new Amount("25.00"), CurrencyCode.USD);

  private static final Duration FUNNEL_LIMIT = Duration.ofMinutes(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final KafkaProducer<byte[], byte[]> kafka;
  private final Groups groups;
  private final Tenants tenants;
  private long next;

  Events(String bootstrapServers, Tenants tenants) {
    this.kafka =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.groups = new Groups(bootstrapServers);
    this.tenants = tenants;
  }

  /**
   * As fast as Kafka takes them. When it returns all are there, and counted for the funnel: what
   * binding-service catches up with shall not share the machine with what is measured.
   */
  public void backlog(List<Target> targets, long count) {
    for (long n = 0; n < count; n++) {
      send(targets, System.currentTimeMillis());
    }
    kafka.flush();
    if (!Patience.until(
        FUNNEL_LIMIT, BETWEEN_LOOKS, () -> groups.unread(Groups.FUNNEL, Topic.EVENTS) == 0)) {
      throw new StackFailure("The funnel does not get through the backlog.");
    }
  }

  /** At one rate; {@code occurred_at_ms} is when each was to be sent. */
  public void steady(List<Target> targets, int perSecond, Duration duration) {
    new Pace(perSecond, duration).run(millis -> send(targets, millis));
    kafka.flush();
  }

  @Override
  public void close() {
    kafka.close(Duration.ZERO);
    groups.close();
  }

  private void send(List<Target> targets, long occurredAtMillis) {
    long number = next++;
    Target target = targets.get((int) (number % targets.size()));
    Event event =
        Event.of(
            target.space(),
            target.canonical(),
            tenants.space(target).person(number / targets.size()),
            new ExternalId("bench-" + number),
            deposit(target.canonical()),
            EventTime.supplied(occurredAtMillis, occurredAtMillis));
    var unused = kafka.send(kafkaRecord(EventCodec.record(event)));
  }

  private static @Nullable Deposit deposit(CanonicalEvent canonical) {
    return canonical == CanonicalEvent.DEPOSIT ? DEPOSIT : null;
  }

  private static ProducerRecord<byte[], byte[]> kafkaRecord(TopicRecord record) {
    ProducerRecord<byte[], byte[]> kafkaRecord =
        new ProducerRecord<>(
            record.topic().topicName(), utf8(record.key().value()), record.value());
    record.headers().forEach((name, value) -> kafkaRecord.headers().add(name, utf8(value)));
    return kafkaRecord;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
