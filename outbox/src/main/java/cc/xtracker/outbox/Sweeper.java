package cc.xtracker.outbox;

import cc.xtracker.outbox.OutboxTable.StoredRow;
import cc.xtracker.outbox.Publisher.Outcome;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends, in the order of acceptance, what was left behind by a crash or an outage. One works at a
 * time across all replicas: the one whose connection has the lock, and everything it does to the
 * table goes through that connection.
 */
final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final int PAGE_ROWS = 500;
  private static final long PAGE_BYTES = 8L << 20;

  private final DataSource database;
  private final Supplier<Publisher> publishers;
  private final Tally tally;
  private final Duration interval;

  Sweeper(DataSource database, Supplier<Publisher> publishers, Tally tally, Duration interval) {
    this.database = database;
    this.publishers = publishers;
    this.tally = tally;
    this.interval = interval;
  }

  /**
   * @throws KafkaAway if Kafka does not take the backlog
   */
  Duration sweep(BooleanSupplier stopping) throws SQLException, KafkaAway {
    try (Connection connection = database.getConnection()) {
      if (OutboxTable.tryLock(connection)) {
        try {
          drain(connection, stopping);
        } finally {
          unlock(connection);
        }
      }
    }
    return interval;
  }

  private void drain(Connection connection, BooleanSupplier stopping)
      throws SQLException, KafkaAway {
    List<StoredRow> page = page(connection);
    if (page.isEmpty()) {
      return;
    }
    try (Publisher publisher = publishers.get()) {
      while (!page.isEmpty() && !stopping.getAsBoolean()) {
        settle(connection, page, publish(publisher, page));
        page = page(connection);
      }
    }
  }

  private static List<StoredRow> page(Connection connection) throws SQLException {
    return OutboxTable.head(connection, PAGE_ROWS, PAGE_BYTES);
  }

  /**
   * @return the outcome of each row, in their order; waits for the last, which comes within the
   *     delivery timeout
   */
  private static List<Outcome> publish(Publisher publisher, List<StoredRow> page) {
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    for (StoredRow row : page) {
      CompletableFuture<Outcome> outcome = new CompletableFuture<>();
      outcomes.add(outcome);
      try {
        publisher.publish(row.records(), outcome::complete);
      } catch (IOException undecodable) {
        LOG.atError()
            .setMessage("an outbox row cannot be read, it is set aside")
            .addKeyValue("row", row.id())
            .setCause(undecodable)
            .log();
        outcome.complete(Outcome.REFUSED);
      }
    }
    return outcomes.stream().map(CompletableFuture::join).toList();
  }

  private void settle(Connection connection, List<StoredRow> page, List<Outcome> outcomes)
      throws SQLException, KafkaAway {
    Map<Outcome, List<StoredRow>> rows = new EnumMap<>(Outcome.class);
    for (int i = 0; i < page.size(); i++) {
      rows.computeIfAbsent(outcomes.get(i), outcome -> new ArrayList<>()).add(page.get(i));
    }
    List<StoredRow> acknowledged = rows.getOrDefault(Outcome.ACKNOWLEDGED, List.of());
    OutboxTable.delete(connection, ids(acknowledged));
    tally.removed(
        acknowledged.size(), acknowledged.stream().mapToLong(StoredRow::payloadBytes).sum());
    OutboxTable.setAside(connection, ids(rows.getOrDefault(Outcome.REFUSED, List.of())));
    if (rows.containsKey(Outcome.GIVEN_UP)) {
      throw new KafkaAway();
    }
  }

  /**
   * A connection that cannot unlock must not go back to the pool with the lock. The real one is
   * broken: the pool's wrapper would forget it with its place in the pool.
   */
  private static void unlock(Connection connection) throws SQLException {
    try {
      OutboxTable.unlock(connection);
    } catch (SQLException e) {
      connection.unwrap(Connection.class).abort(Runnable::run);
      throw e;
    }
  }

  private static List<Long> ids(List<StoredRow> rows) {
    return rows.stream().map(StoredRow::id).toList();
  }

  /** Kafka did not take a row of the backlog in time. */
  static final class KafkaAway extends Exception {
    private static final long serialVersionUID = 1;

    KafkaAway() {
      super("kafka does not take the backlog of the outbox");
    }
  }
}
