package cc.xtracker.dispatcher.kafka;

import cc.xtracker.dispatcher.intake.EventRecord;
import cc.xtracker.dispatcher.intake.Offsets;
import cc.xtracker.dispatcher.intake.Window;
import cc.xtracker.dispatcher.lane.Flow;
import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.Topic;
import cc.xtracker.model.topic.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * The one thread that talks to Kafka for the intake: <em>make room → poll → hand over →
 * commit</em>. It never waits for a delivery, so the group never thinks it dead.
 *
 * <p>A loop of our own because SmallRye's throttled commit knows a record by its offset only: an
 * acknowledgement that arrives after its partition went and came back would count for records that
 * are read anew, and the offset could pass one that is not settled.
 */
public final class EventsConsumer implements ConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(EventsConsumer.class);
  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final Duration FULL_PATIENCE = Duration.ofMillis(5);
  private static final Duration FAULT_PAUSE = Duration.ofSeconds(1);

  /** For the group, which may not answer, to hear of a last commit or of a goodbye. */
  private static final Duration LEAVE_PATIENCE = Duration.ofSeconds(3);

  /** Of a session. A replica hears with a heartbeat that another one comes or goes. */
  private static final int HEARTBEAT_COUNT = 20;

  private final PollQueue polls;
  private final Offsets offsets = new Offsets();
  private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
  private final Consumer<byte[], byte[]> consumer;
  private final IntakeConfig config;
  private final InstantSource clock;
  private final Window window;
  private final Supplier<Flow> flow;
  private Instant lastCommit = Instant.MIN;
  private Instant lastAdjustment = Instant.MIN;

  /** Since the last adjustment. */
  private boolean windowFull;

  private volatile boolean joined;
  private volatile Instant lastAssignment = Instant.MIN;
  private volatile boolean stopping;

  EventsConsumer(
      Consumer<byte[], byte[]> consumer,
      IntakeConfig config,
      Supplier<Flow> flow,
      InstantSource clock) {
    this.consumer = consumer;
    this.config = config;
    this.flow = flow;
    this.clock = clock;
    this.polls = new PollQueue(config.worthwhileCount(), config.gatherTime());
    this.window =
        new Window(config.leastInFlightCount(), config.inFlightCount(), config.longestWait());
  }

  /**
   * @param broker where Kafka is and how to be let in
   * @param flow how deliveries go through lanes
   */
  public static EventsConsumer of(
      Map<String, Object> broker, IntakeConfig config, Supplier<Flow> flow, InstantSource clock) {
    Map<String, Object> settings =
        GroupMember.settings(broker, config.group(), config.sessionTimeout());
    settings.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        Math.toIntExact(config.sessionTimeout().dividedBy(HEARTBEAT_COUNT).toMillis()));
    return new EventsConsumer(
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        config,
        flow,
        clock);
  }

  /** The thread root. Ends after {@link #stop}, when the partitions are handed over. */
  public void run() {
    try {
      consumer.subscribe(List.of(Topic.EVENTS.topicName()), this);
      while (!stopping) {
        turn();
      }
    } catch (RuntimeException e) {
      LOG.error("intake ended; what was not committed is read again", e);
    } finally {
      leave();
    }
  }

  /** Hands over all partitions, and tells the group, which need not wait for a session to end. */
  private void leave() {
    try {
      consumer.close(CloseOptions.timeout(LEAVE_PATIENCE));
    } catch (RuntimeException e) {
      LOG.warn("the others will notice that this replica is gone", e);
    }
  }

  /** Ends the loop after the poll that is under way; waits for nothing. */
  public void stop() {
    stopping = true;
  }

  /** See {@link PollQueue#take}; the window bounds how much that is. */
  public List<EventRecord> nextRecords() throws InterruptedException {
    return polls.take();
  }

  /** The group has let this replica in. */
  public boolean joined() {
    return joined;
  }

  /** When partitions came to this replica last; {@link Instant#MIN} before any did. */
  public Instant lastAssignment() {
    return lastAssignment;
  }

  /** Records that may be read and not settled just now. */
  public int windowCount() {
    return window.count();
  }

  /** Records read and not settled. */
  public int inFlightCount() {
    return offsets.unsettledCount();
  }

  private void turn() {
    try {
      boolean full = makeRoom();
      handOver(consumer.poll(full ? FULL_PATIENCE : PATIENCE));
      commit();
    } catch (KafkaException e) {
      LOG.error("events cannot be read just now", e);
      Pause.of(FAULT_PAUSE);
    }
  }

  /** Asks for nothing while there is too much in flight; true while that is so. */
  private boolean makeRoom() {
    boolean full = offsets.unsettledCount() >= window.count();
    adjustWindow(full);
    full |= offsets.heldCount() >= config.uncommittedCount();
    if (full) {
      takeSettled();
      consumer.pause(consumer.assignment());
    } else if (!consumer.paused().isEmpty()) {
      consumer.resume(consumer.paused());
    }
    return full;
  }

  private void adjustWindow(boolean full) {
    Instant now = clock.instant();
    windowFull |= full;
    if (!now.isBefore(lastAdjustment.plus(PATIENCE))) {
      Duration elapsed =
          lastAdjustment.equals(Instant.MIN) ? PATIENCE : Duration.between(lastAdjustment, now);
      lastAdjustment = now;
      window.adjust(flow.get(), elapsed, windowFull);
      windowFull = false;
    }
  }

  private void handOver(ConsumerRecords<byte[], byte[]> polled) {
    if (polled.isEmpty()) {
      return;
    }
    List<EventRecord> poll = new ArrayList<>(polled.count());
    for (ConsumerRecord<byte[], byte[]> read : polled) {
      Offsets.Slot slot = offsets.received(read.partition(), read.offset());
      byte[] value = read.value() == null ? new byte[0] : read.value();
      poll.add(new EventRecord(slot, value, trace(read)));
    }
    polls.add(poll);
  }

  private static Optional<TraceParent> trace(ConsumerRecord<byte[], byte[]> read) {
    Header header = read.headers().lastHeader(CloudEventHeaders.TRACEPARENT);
    return header == null || header.value() == null
        ? Optional.empty()
        : TraceParent.read(new String(header.value(), StandardCharsets.US_ASCII));
  }

  private void commit() {
    Instant now = clock.instant();
    if (now.isBefore(lastCommit.plus(config.commitInterval()))) {
      return;
    }
    lastCommit = now;
    takeSettled();
    if (!uncommitted.isEmpty()) {
      consumer.commitAsync(Map.copyOf(uncommitted), this::committed);
    }
  }

  private void committed(Map<TopicPartition, OffsetAndMetadata> done, Exception fault) {
    if (fault == null) {
      done.forEach(uncommitted::remove);
    } else {
      LOG.warn("offsets are committed with the next attempt", fault);
    }
  }

  private void takeSettled() {
    offsets
        .takeCommittable()
        .forEach(
            (partition, next) ->
                uncommitted.put(
                    new TopicPartition(Topic.EVENTS.topicName(), partition),
                    new OffsetAndMetadata(next)));
  }

  /** Lets what has begun come to its end, so that the next owner repeats nothing. */
  private void awaitSettled(List<Integer> leaving) {
    Instant deadline = clock.instant().plus(config.handOverPatience());
    while (offsets.unsettledCount(leaving) > 0 && clock.instant().isBefore(deadline)) {
      Pause.of(FULL_PATIENCE);
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    joined = true;
    lastAssignment = partitions.isEmpty() ? lastAssignment : clock.instant();
    LOG.infof("partitions assigned count=%d", partitions.size());
  }

  /** What is settled is committed before somebody else begins; the rest is theirs. */
  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    awaitSettled(numbers(partitions));
    takeSettled();
    try {
      consumer.commitSync(uncommitted, LEAVE_PATIENCE);
    } catch (KafkaException e) {
      LOG.warn("the next owner repeats what could not be committed", e);
    }
    onPartitionsLost(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    LOG.infof("partitions revoked count=%d", partitions.size());
    offsets.revoked(numbers(partitions));
    partitions.forEach(uncommitted::remove);
  }

  private static List<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).toList();
  }
}
