package cc.xtracker.binding.kafka;

import cc.xtracker.binding.StoreAway;
import cc.xtracker.binding.funnel.Batch;
import cc.xtracker.binding.funnel.Fact;
import cc.xtracker.binding.funnel.FunnelConfig;
import cc.xtracker.binding.funnel.FunnelLedger;
import cc.xtracker.binding.funnel.Move;
import cc.xtracker.binding.funnel.Move.Partition;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.wire.WireFormatException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Takes poll after poll into the ledger. The ledger says where to go on: a partition is read only
 * from the place at which it stands there, and Kafka's own offsets are for those who look at the
 * lag. For one thread.
 */
final class FunnelReader implements ConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(FunnelReader.class);

  /** How long a poll waits, and so how long the next try when the ledger is away. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final FunnelLedger ledger;
  private final FunnelConfig config;
  private final InstantSource clock;
  private final FunnelMeters meters;

  /** Where the partitions stand that are read; one that is assigned and not here is paused. */
  private final Map<TopicPartition, Long> places = new HashMap<>();

  private Instant nextLook = Instant.MIN;

  /** The ledger was away at the last turn; said once. */
  private boolean waiting;

  FunnelReader(
      Consumer<byte[], byte[]> consumer,
      FunnelLedger ledger,
      FunnelConfig config,
      InstantSource clock,
      FunnelMeters meters) {
    this.consumer = consumer;
    this.ledger = ledger;
    this.config = config;
    this.clock = clock;
    this.meters = meters;
    consumer.subscribe(Facts.OF.keySet().stream().map(Topic::topicName).toList(), this);
  }

  /** Never waits for long. What fails is read again. */
  void turn() {
    try {
      findPlaces();
      ConsumerRecords<byte[], byte[]> polled = consumer.poll(PATIENCE);
      if (!polled.isEmpty()) {
        take(polled);
      }
      waiting = false;
    } catch (StoreAway away) {
      if (!waiting) {
        LOG.warn("the funnel waits for the database", away);
      }
      waiting = true;
      leave(consumer.assignment());
      consumer.poll(PATIENCE);
    }
    if (places.keySet().containsAll(consumer.assignment())) {
      meters.lag(lag());
    }
  }

  /** For those that have none yet; now and then for all, in case that all begins anew. */
  private void findPlaces() {
    Set<TopicPartition> assigned = consumer.assignment();
    if (assigned.isEmpty()
        || (places.keySet().containsAll(assigned) && clock.instant().isBefore(nextLook))) {
      return;
    }
    nextLook = clock.instant().plus(config.lookInterval());
    ledger
        .places(assigned.stream().map(FunnelReader::partition).collect(Collectors.toSet()))
        .forEach((partition, place) -> goOn(topicPartition(partition), place));
  }

  private void goOn(TopicPartition partition, long place) {
    if (!Objects.equals(places.put(partition, place), place)) {
      consumer.seek(partition, place);
      consumer.resume(Set.of(partition));
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> polled) {
    List<Move> moves = moves(polled);
    long sinceMillis = config.sinceMillis(clock.instant());
    if (ledger.take(Batch.of(facts(polled), sinceMillis), moves)) {
      moves.forEach(move -> places.put(topicPartition(move.partition()), move.to()));
      consumer.commitAsync();
    } else {
      LOG.infof("the funnel is moved by somebody else partitions=%d", moves.size());
      leave(polled.partitions());
    }
  }

  private List<Move> moves(ConsumerRecords<byte[], byte[]> polled) {
    return polled.partitions().stream()
        .map(
            each ->
                new Move(
                    partition(each),
                    Objects.requireNonNull(places.get(each), "only what has a place is read"),
                    polled.records(each).getLast().offset() + 1))
        .toList();
  }

  private List<Fact> facts(ConsumerRecords<byte[], byte[]> polled) {
    List<Fact> facts = new ArrayList<>(polled.count());
    for (ConsumerRecord<byte[], byte[]> each : polled) {
      try {
        facts.add(Objects.requireNonNull(Facts.OF.get(topic(each.topic()))).read(each));
      } catch (WireFormatException | IllegalArgumentException unreadable) {
        meters.skipped();
        LOG.warnf(
            "record skipped topic=%s partition=%d offset=%d reason=%s",
            each.topic(), each.partition(), each.offset(), unreadable.getMessage());
      }
    }
    return facts;
  }

  /** Reads no further in these until they have a place again. */
  private void leave(Collection<TopicPartition> partitions) {
    consumer.pause(partitions);
    places.keySet().removeAll(partitions);
  }

  private long lag() {
    return places.keySet().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    LOG.infof("funnel partitions assigned count=%d", partitions.size());
    leave(partitions);
  }

  /** What was read of them is in the ledger, or is read by the next owner. */
  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    LOG.infof("funnel partitions revoked count=%d", partitions.size());
    places.keySet().removeAll(partitions);
  }

  private static Partition partition(TopicPartition of) {
    return new Partition(topic(of.topic()), of.partition());
  }

  private static TopicPartition topicPartition(Partition of) {
    return new TopicPartition(of.topic().topicName(), of.number());
  }

  private static Topic topic(String name) {
    return Facts.OF.keySet().stream()
        .filter(topic -> topic.topicName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
