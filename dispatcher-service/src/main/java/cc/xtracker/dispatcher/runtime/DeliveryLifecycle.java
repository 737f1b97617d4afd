package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.kafka.IntakeConfig;
import cc.xtracker.dispatcher.kafka.RecordPublisher;
import cc.xtracker.dispatcher.lane.Lanes;
import cc.xtracker.dispatcher.limit.Replicas;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Starts the flow, and stops it so that nothing begun is repeated: ask for no more, let what has
 * begun settle, commit, give leases back.
 */
@Singleton
public class DeliveryLifecycle {
  private static final Logger LOG = Logger.getLogger(DeliveryLifecycle.class);

  private final DeliveryThreads threads;
  private final Lanes lanes;
  private final Replicas replicas;
  private final RecordPublisher publisher;
  private final IntakeConfig config;
  private final InstantSource clock;

  public DeliveryLifecycle(
      DeliveryThreads threads,
      Lanes lanes,
      Replicas replicas,
      RecordPublisher publisher,
      IntakeConfig config,
      InstantSource clock) {
    this.threads = threads;
    this.lanes = lanes;
    this.replicas = replicas;
    this.publisher = publisher;
    this.config = config;
    this.clock = clock;
  }

  void start(@Observes StartupEvent started) {
    threads.start();
  }

  private void leave() {
    try {
      replicas.leave();
    } catch (RuntimeException e) {
      LOG.warn("the others will notice that this replica is gone", e);
    }
  }

  void stop(@Observes ShutdownEvent stopped) {
    Instant deadline = clock.instant().plus(config.stopPatience());
    try {
      threads.stopAsking();
      lanes.drained(Duration.between(clock.instant(), deadline));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    leave();
    LOG.infof("delivery stopped unsettled=%d", lanes.openCount());
    threads.stopWriting();
    publisher.close();
  }
}
