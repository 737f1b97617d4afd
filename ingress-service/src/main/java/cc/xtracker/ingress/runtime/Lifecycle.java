package cc.xtracker.ingress.runtime;

import cc.xtracker.ingress.caffeine.CaffeineKeyDirectory;
import cc.xtracker.ingress.ledger.GroupCommit;
import cc.xtracker.outbox.Outbox;
import cc.xtracker.outbox.topic.TopicCheck;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Starts before the first request is taken; stops taking events before their way out closes. */
@Singleton
final class Lifecycle {
  private final TopicCheck topics;
  private final Outbox outbox;
  private final GroupCommit commit;
  private final CaffeineKeyDirectory keys;

  Lifecycle(TopicCheck topics, Outbox outbox, GroupCommit commit, CaffeineKeyDirectory keys) {
    this.topics = topics;
    this.outbox = outbox;
    this.commit = commit;
    this.keys = keys;
  }

  void start(@Observes StartupEvent event, Fullness fullness) {
    topics.start();
    outbox.start();
    commit.start();
    fullness.show();
  }

  void stop(@Observes ShutdownEvent event) {
    commit.close();
    outbox.close();
    keys.close();
    topics.close();
  }
}
