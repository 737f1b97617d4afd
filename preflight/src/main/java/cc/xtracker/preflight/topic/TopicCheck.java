package cc.xtracker.preflight.topic;

import cc.xtracker.model.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the topics that this process writes to: at its start and, as long as Kafka is away or
 * something is wrong, again and again. Where durable topics are required, a weak one is refused.
 */
public final class TopicCheck implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicCheck.class);

  /** How long an answer may take, and so how long a Kafka that is away holds up the start. */
  private static final Duration LIMIT = Duration.ofSeconds(6);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final TopicReader reader;
  private final Set<Topic> written;
  private final boolean required;
  private final Durability durability;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("topic-check").daemon().factory());

  private volatile Finding finding = new Finding.Unknown();

  /**
   * @param kafka where Kafka is and how to log in
   * @param written the topics that this process writes to
   * @param required whether a weak one is refused, not only warned of
   */
  public TopicCheck(Map<String, Object> kafka, Set<Topic> written, boolean required) {
    this(new TopicReader(kafka, LIMIT), written, required, Durability.REQUIRED);
  }

  TopicCheck(TopicReader reader, Set<Topic> written, boolean required, Durability durability) {
    this.reader = reader;
    this.written = Set.copyOf(written);
    this.required = required;
    this.durability = durability;
  }

  /** Returns also when Kafka is away: what is accepted then waits in the outbox. */
  public void start() {
    look();
    if (unsettled()) {
      long pause = LOOK_EVERY.toMillis();
      var unused =
          looking.scheduleWithFixedDelay(this::lookAgain, pause, pause, TimeUnit.MILLISECONDS);
    }
  }

  public Finding finding() {
    return finding;
  }

  /** What is wrong with the topics, as far as they were seen, and what to set. */
  public List<String> complaints() {
    return finding instanceof Finding.Weak(List<String> complaints) ? complaints : List.of();
  }

  /** Whether events had better go elsewhere until somebody sets what {@link #finding} says. */
  public boolean refused() {
    return required && finding instanceof Finding.Weak;
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }

  private void lookAgain() {
    look();
    if (!unsettled()) {
      looking.shutdown();
    }
  }

  private boolean unsettled() {
    return refused() || finding instanceof Finding.Unknown;
  }

  private void look() {
    try {
      become(durability.complaints(written, reader.read(written)));
    } catch (ExecutionException | KafkaException away) {
      LOG.atDebug().setMessage("kafka does not tell of its topics").setCause(away).log();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void become(List<String> complaints) {
    Finding next = complaints.isEmpty() ? new Finding.Sound() : new Finding.Weak(complaints);
    if (!next.equals(finding)) {
      finding = next;
      (complaints.isEmpty() ? LOG.atInfo() : LOG.atWarn())
          .setMessage(complaints.isEmpty() ? "topics are durable" : "topics may lose records")
          .addKeyValue("complaints", complaints)
          .log();
    }
  }
}
