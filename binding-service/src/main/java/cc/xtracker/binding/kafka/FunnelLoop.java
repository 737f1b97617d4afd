package cc.xtracker.binding.kafka;

import cc.xtracker.binding.funnel.FunnelConfig;
import cc.xtracker.binding.funnel.FunnelLedger;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/** The thread that keeps the funnel up with its topics; a consumer that ends is replaced. */
public final class FunnelLoop {
  private static final Logger LOG = Logger.getLogger(FunnelLoop.class);
  private static final Duration FAULT_PAUSE = Duration.ofSeconds(1);
  private static final Duration LEAVE_PATIENCE = Duration.ofSeconds(1);

  /** About a hundred events. */
  private static final int WORTHWHILE_BYTES = 64 * 1024;

  private final Map<String, Object> settings;
  private final FunnelLedger ledger;
  private final FunnelConfig config;
  private final InstantSource clock;
  private final FunnelMeters meters;
  private final Thread thread = Thread.ofPlatform().name("funnel").daemon().unstarted(this::run);
  private volatile boolean stopping;

  /**
   * @param broker where Kafka is and how to be let in
   */
  public FunnelLoop(
      Map<String, Object> broker,
      FunnelLedger ledger,
      FunnelConfig config,
      InstantSource clock,
      MeterRegistry registry) {
    this.settings = settings(broker, config);
    this.ledger = ledger;
    this.config = config;
    this.clock = clock;
    this.meters = new FunnelMeters(registry);
  }

  public void start() {
    thread.start();
  }

  /** Ends after the batch that is under way; one that does not in time is cut off and repeated. */
  public void stop(Duration patience) throws InterruptedException {
    stopping = true;
    thread.join(patience);
    thread.interrupt();
  }

  private void run() {
    while (!stopping) {
      Consumer<byte[], byte[]> consumer = null;
      try {
        consumer =
            new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        FunnelReader reader = new FunnelReader(consumer, ledger, config, clock, meters);
        while (!stopping) {
          reader.turn();
        }
      } catch (RuntimeException e) {
        pauseAfter(e);
      } finally {
        if (consumer != null) {
          consumer.close(CloseOptions.timeout(LEAVE_PATIENCE));
        }
      }
    }
  }

  private void pauseAfter(RuntimeException fault) {
    if (stopping) {
      return;
    }
    LOG.error("the funnel begins again where its ledger says", fault);
    try {
      Thread.sleep(FAULT_PAUSE);
    } catch (InterruptedException stop) {
      stopping = true;
    }
  }

  private static Map<String, Object> settings(Map<String, Object> broker, FunnelConfig config) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batchCount());
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, WORTHWHILE_BYTES);
    settings.put(
        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(config.gatherTime().toMillis()));
    settings.put(
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
        Math.toIntExact(config.sessionTimeout().toMillis()));
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return settings;
  }
}
