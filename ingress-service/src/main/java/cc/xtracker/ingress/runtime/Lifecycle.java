package cc.xtracker.ingress.runtime;

import cc.xtracker.ingress.caffeine.CaffeineKeyDirectory;
import cc.xtracker.ingress.ledger.GroupCommit;
import cc.xtracker.outbox.Outbox;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Starts before the first request is taken; stops taking events before their way out closes. */
@Singleton
final class Lifecycle {
  private final Outbox outbox;
  private final GroupCommit commit;
  private final CaffeineKeyDirectory keys;

  Lifecycle(Outbox outbox, GroupCommit commit, CaffeineKeyDirectory keys) {
    this.outbox = outbox;
    this.commit = commit;
    this.keys = keys;
  }

  void start(@Observes StartupEvent event, Fullness fullness) {
    outbox.start();
    commit.start();
    fullness.show();
  }

  void stop(@Observes ShutdownEvent event) {
    commit.close();
    outbox.close();
    keys.close();
  }
}
