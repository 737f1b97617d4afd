package cc.xtracker.dispatcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cc.xtracker.stack.parts.Database;
import cc.xtracker.stack.parts.RealParts;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Which writes share a transaction, and how soon one follows another. */
class GroupCommitIT {
  private static final int AT_MOST = 3;
  private static final long PATIENCE_SECONDS = 20;

  private final Database database = RealParts.running().newDatabase("group_commit");
  private final List<List<String>> groups = new CopyOnWriteArrayList<>();
  private final List<Long> begins = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstMayEnd = new CountDownLatch(1);
  private Thread thread = Thread.currentThread();

  @AfterEach
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  @Test
  void aLoneWriteDoesNotWait() throws Exception {
    firstMayEnd.countDown();
    durable(Stream.of(committing(Duration.ofHours(1)).write("alone")));
    assertThat(groups).containsExactly(List.of("alone"));
  }

  @Test
  void whatComesMeanwhileGoesIntoTheNextOneAndThatNotAtOnce() throws Exception {
    Duration interval = Duration.ofMillis(400);
    GroupCommit<String> commits = committing(interval);
    CompletionStage<Void> first = commits.write("first");
    await().until(() -> groups.size() == 1);
    List<CompletionStage<Void>> meanwhile =
        Stream.of("a", "b", "c", "d").map(commits::write).toList();
    assertThat(commits.waitingCount()).isEqualTo(4);
    firstMayEnd.countDown();
    durable(Stream.concat(Stream.of(first), meanwhile.stream()));

    assertThat(groups).containsExactly(List.of("first"), List.of("a", "b", "c"), List.of("d"));
    // The transactions begin a little later than the interval does, the first one most.
    assertThat(begins.get(2) - begins.get(1)).isGreaterThan(interval.dividedBy(2).toNanos());
  }

  private GroupCommit<String> committing(Duration interval) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser(database.username());
    source.setPassword(database.password());
    GroupCommit<String> commits = new GroupCommit<>(source, AT_MOST, interval, this::apply);
    thread = Thread.ofVirtual().start(commits::run);
    return commits;
  }

  private void apply(Connection connection, List<String> writes) {
    begins.add(System.nanoTime());
    groups.add(writes);
    try {
      firstMayEnd.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void durable(Stream<CompletionStage<Void>> writes) throws Exception {
    CompletableFuture.allOf(
            writes.map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new))
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
