package cc.xtracker.dispatcher.runtime;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.destination.DestinationChanges;
import cc.xtracker.dispatcher.destination.DestinationConfig;
import cc.xtracker.dispatcher.destination.DestinationDirectory;
import cc.xtracker.dispatcher.destination.DestinationSnapshot;
import cc.xtracker.dispatcher.register.DestinationRegister;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Serves the last snapshot from memory, and looks for changes aside and whenever events are to be
 * matched. While the database is away the last snapshot stands.
 */
@Startup
@Singleton
public class RefreshedDirectory implements DestinationDirectory {
  private static final Logger LOG = Logger.getLogger(RefreshedDirectory.class);

  private final DestinationRegister register;
  private final DestinationConfig config;
  private volatile DestinationSnapshot snapshot = DestinationSnapshot.EMPTY;
  private final Executor looks = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean loaded;

  /** Whether the last look failed: an outage is logged once, and nobody waits for its end. */
  private volatile boolean away;

  private @Nullable Rounds watch;

  public RefreshedDirectory(DestinationRegister register, DestinationConfig config) {
    this.register = register;
    this.config = config;
  }

  @PostConstruct
  void start() {
    watch = Rounds.start("destination-watch", Duration.ZERO, this::look);
  }

  /** Before the database connections are closed. */
  void stop(@Observes ShutdownEvent ended) {
    if (watch != null) {
      watch.stop();
    }
  }

  /** Whether there ever was an answer from the database. */
  @Override
  public boolean loaded() {
    return loaded;
  }

  /** Sees every change that was committed before this call, unless the database is away. */
  public synchronized void refresh() {
    try {
      DestinationChanges changes = register.since(snapshot.version());
      if (changes.version() > snapshot.version()) {
        snapshot = snapshot.with(changes);
      }
      loaded = true;
      away = false;
    } catch (RuntimeException databaseAway) {
      missed(databaseAway);
    }
  }

  /**
   * The destinations with every change that was committed before this call, whichever replica made
   * it. While the database is away they are those of the last look, at once.
   */
  public DestinationDirectory current() throws InterruptedException {
    if (!away) {
      try {
        CompletableFuture.runAsync(this::refresh, looks)
            .get(config.patience().toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException slow) {
        missed(slow);
      }
    }
    return snapshot;
  }

  private void missed(Exception fault) {
    if (!away) {
      LOG.warn("destinations not refreshed, the last ones stand", fault);
    }
    away = true;
  }

  @Override
  public List<Destination> of(SpaceId space) {
    return snapshot.of(space);
  }

  @Override
  public Optional<Destination> find(DestinationId id) {
    return snapshot.find(id);
  }

  private Duration look() {
    refresh();
    return config.refreshEvery();
  }
}
