package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.postgres.destination.PostgresSecretRenewal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Brings every secret under the current key, once after each start and beside it. */
@Startup
@Singleton
public class SecretRenewal {
  private static final Logger LOG = Logger.getLogger(SecretRenewal.class);
  private static final Duration FAULT_PAUSE = Duration.ofSeconds(10);

  private final PostgresSecretRenewal renewal;
  private @Nullable Thread thread;

  public SecretRenewal(PostgresSecretRenewal renewal) {
    this.renewal = renewal;
  }

  @PostConstruct
  void start() {
    thread = Thread.ofVirtual().name("secret-renewal").start(this::run);
  }

  /** Before the database connections are closed. */
  void stop(@Observes ShutdownEvent ended) {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run() {
    try {
      while (!renewed()) {
        Thread.sleep(FAULT_PAUSE);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean renewed() {
    try {
      LOG.infof("secrets sealed again under the current key count=%d", renewal.renewAll());
      return true;
    } catch (RuntimeException e) {
      LOG.error("secrets cannot be sealed again just now", e);
      return false;
    }
  }
}
