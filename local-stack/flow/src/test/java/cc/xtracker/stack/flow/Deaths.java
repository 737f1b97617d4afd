package cc.xtracker.stack.flow;

import static org.awaitility.Awaitility.await;

import cc.xtracker.model.id.InboxId;
import cc.xtracker.stack.local.LocalStack;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Lets parts of the stack die, one after another, and remembers what each death left in flight:
 * accepted, and not known to be on the topic. Each call returns when the stack works as before.
 */
final class Deaths {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LocalStack stack;
  private final List<Set<InboxId>> left = new CopyOnWriteArrayList<>();

  Deaths(LocalStack stack) {
    this.stack = stack;
  }

  /** How many deaths found this event in flight: so many more copies of it may be on the topic. */
  long thatMet(InboxId id) {
    return left.stream().filter(inFlight -> inFlight.contains(id)).count();
  }

  void ofIngress(String replica) {
    stack.kill(replica);
    left.add(inFlight());
    stack.restart(replica);
    OutboxMode.DIRECT.await(stack);
  }

  /** For so long that it is given up. What the first sweep sends may be cut off by a slow start. */
  void ofKafka() {
    stack.kill("kafka");
    Set<InboxId> atDeath = inFlight();
    OutboxMode.BACKLOG.await(stack);
    stack.restart("kafka");
    Set<InboxId> atReturn = inFlight();
    atReturn.addAll(atDeath);
    left.add(atReturn);
    OutboxMode.DIRECT.await(stack);
  }

  /** It hangs for so long that it is given up, and then does what it was asked to long ago. */
  void ofKafkaForAWhile() {
    stack.pause("kafka");
    try {
      OutboxMode.BACKLOG.await(stack);
      left.add(inFlight());
    } finally {
      stack.resume("kafka");
    }
    OutboxMode.DIRECT.await(stack);
  }

  /** It forgets the last deletions: what was in flight shows when it is back. */
  void ofPostgres() {
    stack.kill("postgres");
    CompletableFuture<Set<InboxId>> found = CompletableFuture.supplyAsync(this::inFlight);
    stack.restart("postgres");
    left.add(found.join());
    OutboxMode.DIRECT.await(stack);
  }

  /** As soon as PostgreSQL tells. */
  private Set<InboxId> inFlight() {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(() -> new HashSet<>(OutboxRows.ids(stack)), Objects::nonNull);
  }
}
