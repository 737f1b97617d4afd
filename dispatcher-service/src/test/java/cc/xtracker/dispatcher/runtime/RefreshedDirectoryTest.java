package cc.xtracker.dispatcher.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.dispatcher.destination.Destination;
import cc.xtracker.dispatcher.destination.DestinationChanges;
import cc.xtracker.dispatcher.destination.DestinationConfig;
import cc.xtracker.dispatcher.register.DestinationRegister;
import cc.xtracker.dispatcher.register.DestinationSettings;
import cc.xtracker.dispatcher.register.RegisteredDestination;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefreshedDirectoryTest {
  private static final DestinationId ID = new DestinationId("dst_1");

  private final AtomicBoolean databaseAway = new AtomicBoolean();
  private final ReentrantLock databaseSilent = new ReentrantLock();
  private final AtomicBoolean deleted = new AtomicBoolean();
  private final AtomicInteger looks = new AtomicInteger();
  private final RefreshedDirectory directory = new RefreshedDirectory(register(), config());

  @AfterEach
  void stop() {
    directory.stop(new ShutdownEvent());
  }

  @Test
  void isNotLoadedUntilTheDatabaseAnswered() {
    databaseAway.set(true);
    directory.start();
    await().until(() -> looks.get() > 2);
    assertThat(directory.loaded()).isFalse();

    databaseAway.set(false);
    await().until(directory::loaded);
    assertThat(directory.find(ID)).isPresent();
  }

  @Test
  void keepsTheLastSnapshotWhileTheDatabaseIsAway() {
    directory.start();
    await().until(directory::loaded);

    databaseAway.set(true);
    int before = looks.get();
    await().until(() -> looks.get() > before + 2);
    assertThat(directory.find(ID)).isPresent();
    assertThat(directory.loaded()).isTrue();
  }

  @Test
  void whatWasSavedBeforeIsSeenByWhoeverMatches() throws Exception {
    directory.refresh();
    assertThat(directory.current().find(ID)).isPresent();

    deleted.set(true);

    assertThat(directory.find(ID)).isPresent();
    assertThat(directory.current().find(ID)).isEmpty();
  }

  @Test
  void nobodyWaitsLongForASilentDatabase() throws Exception {
    directory.refresh();
    databaseSilent.lock();
    try {
      assertThat(directory.current().find(ID)).isPresent();
      int asked = looks.get();

      assertThat(directory.current().find(ID)).isPresent();

      assertThat(looks).as("looks for which somebody waited").hasValue(asked);
    } finally {
      databaseSilent.unlock();
    }
    deleted.set(true);
    directory.refresh();
    assertThat(directory.current().find(ID)).isEmpty();
  }

  private DestinationRegister register() {
    return (DestinationRegister)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DestinationRegister.class},
            (_, _, arguments) -> since((long) arguments[0]));
  }

  private DestinationChanges since(long version) {
    looks.incrementAndGet();
    if (databaseAway.get()) {
      throw new IllegalStateException("the database is away");
    }
    databaseSilent.lock();
    databaseSilent.unlock();
    return deleted.get()
        ? new DestinationChanges(2, List.of(), List.of(ID))
        : new DestinationChanges(1, version == 0 ? List.of(destination()) : List.of(), List.of());
  }

  private static Destination destination() {
    return new RegisteredDestination(
            ID,
            new SpaceId("s"),
            DestinationSettings.FRESH,
            List.of(),
            null,
            Instant.EPOCH,
            Instant.EPOCH)
        .destination();
  }

  private static DestinationConfig config() {
    return new SmallRyeConfigBuilder()
        .withMapping(DestinationConfig.class)
        .withDefaultValue("xtracker.destinations.refresh-every", "PT0.01S")
        .withDefaultValue("xtracker.destinations.patience", "PT0.1S")
        .build()
        .getConfigMapping(DestinationConfig.class);
  }
}
