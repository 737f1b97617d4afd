package cc.xtracker.dispatcher.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Writes that many wait for, in few transactions: whatever has come when the interval since the
 * last one is over goes into the next one. Waits for a database that is away; how many dispatches
 * are open bounds how much waits.
 */
public final class GroupCommit<W> {
  private static final Logger LOG = Logger.getLogger(GroupCommit.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final BlockingQueue<Waiting<W>> queue = new LinkedBlockingQueue<>();
  private final DataSource database;
  private final Transaction<W> transaction;
  private final int transactionCount;
  private final Duration interval;

  /**
   * @param transactionCount writes of one transaction at most
   * @param interval between the beginnings of two at least
   */
  public GroupCommit(
      DataSource database, int transactionCount, Duration interval, Transaction<W> transaction) {
    this.database = database;
    this.transactionCount = transactionCount;
    this.interval = interval;
    this.transaction = transaction;
  }

  /** What is done with the writes of one transaction. */
  public interface Transaction<W> {
    void apply(Connection connection, List<W> writes) throws SQLException;
  }

  private record Waiting<W>(W write, CompletableFuture<Void> durable) {}

  /** Completes once the write is durable, however long that takes; on the committing thread. */
  public CompletionStage<Void> write(W write) {
    CompletableFuture<Void> durable = new CompletableFuture<>();
    queue.add(new Waiting<>(write, durable));
    return durable;
  }

  public int waitingCount() {
    return queue.size();
  }

  /** The one thread that commits; ends when it is interrupted. */
  public void run() {
    long earliest = System.nanoTime();
    try {
      while (true) {
        List<Waiting<W>> group = new ArrayList<>();
        group.add(queue.take());
        TimeUnit.NANOSECONDS.sleep(earliest - System.nanoTime());
        earliest = System.nanoTime() + interval.toNanos();
        queue.drainTo(group, transactionCount - 1);
        commit(group);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void commit(List<Waiting<W>> group) throws InterruptedException {
    List<W> writes = group.stream().map(Waiting::write).toList();
    Duration pause = Duration.ofMillis(100);
    while (!tryCommit(writes)) {
      Thread.sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
    group.forEach(waiting -> waiting.durable().complete(null));
  }

  private boolean tryCommit(List<W> writes) {
    try {
      Jdbc.inTransaction(database, connection -> transaction.apply(connection, writes));
      return true;
    } catch (SQLException | RuntimeException e) {
      LOG.errorf(e, "parked writes wait for the database, count=%d", writes.size());
      return false;
    }
  }
}
