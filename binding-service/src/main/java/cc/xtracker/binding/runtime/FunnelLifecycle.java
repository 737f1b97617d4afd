package cc.xtracker.binding.runtime;

import cc.xtracker.binding.StoreAway;
import cc.xtracker.binding.funnel.FunnelConfig;
import cc.xtracker.binding.funnel.FunnelLedger;
import cc.xtracker.binding.kafka.FunnelLoop;
import cc.xtracker.outbox.KafkaLogin;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** The funnel follows its topics and forgets what is too old, as long as the process lives. */
@Singleton
public class FunnelLifecycle {
  private static final Logger LOG = Logger.getLogger(FunnelLifecycle.class);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

  private final FunnelLedger ledger;
  private final FunnelConfig config;
  private final InstantSource clock;
  private final FunnelLoop loop;
  private final Thread upkeep = Thread.ofVirtual().name("funnel-upkeep").unstarted(this::keepUp);

  FunnelLifecycle(
      FunnelLedger ledger,
      FunnelConfig config,
      InstantSource clock,
      MeterRegistry meters,
      Config settings) {
    this.ledger = ledger;
    this.config = config;
    this.clock = clock;
    loop =
        new FunnelLoop(
            KafkaLogin.from(key -> settings.getOptionalValue(key, String.class)),
            ledger,
            config,
            clock,
            meters);
  }

  void start(@Observes StartupEvent started) {
    loop.start();
    upkeep.start();
  }

  /** Before the database connections are closed. */
  void stop(@Observes ShutdownEvent ended) {
    upkeep.interrupt();
    try {
      loop.stop(STOP_PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepUp() {
    try {
      while (true) {
        Thread.sleep(forgotten() ? config.upkeepInterval() : Duration.ZERO);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @return whether nothing more can be forgotten just now
   */
  private boolean forgotten() {
    try {
      return !ledger.forget(config.sinceMillis(clock.instant()), config.forgetCount());
    } catch (StoreAway away) {
      LOG.warn("what is too old stays in the funnel until the next look", away);
      return true;
    }
  }
}
