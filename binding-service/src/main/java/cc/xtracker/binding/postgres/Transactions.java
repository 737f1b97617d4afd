package cc.xtracker.binding.postgres;

import cc.xtracker.binding.StoreAway;
import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.outbox.Outbox;
import cc.xtracker.outbox.OutboxRow;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs SQL on a connection of the pool: reads, and changes together with their topic records. */
@Singleton
public class Transactions {
  /**
   * How long one statement may wait for PostgreSQL. Together with the pool's acquisition timeout it
   * stays below the 2 s in which a client hears that the database is away.
   */
  private static final int STATEMENT_TIMEOUT_MILLIS = 900;

  /** By which a network timeout is later than that of PostgreSQL, which ends its work as well. */
  private static final int NETWORK_MARGIN_MILLIS = 1_000;

  /** SQLSTATE of a statement that PostgreSQL ended for its time. */
  private static final String TOOK_TOO_LONG = "57014";

  /** SQLSTATE classes that are our own mistakes: data, integrity, syntax. */
  private static final Set<String> MISTAKES = Set.of("22", "23", "42");

  private final DataSource database;
  private final Outbox outbox;

  Transactions(DataSource database, Outbox outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  interface Read<T> {
    T run(Connection connection) throws SQLException;
  }

  interface Change<T> {
    Changed<T> run(Connection transaction) throws SQLException;
  }

  /**
   * @param records to publish; none when nothing changed
   */
  record Changed<T>(T outcome, List<TopicRecord> records) {}

  private interface Publication {
    OutboxRow write(Connection transaction, List<TopicRecord> records) throws SQLException;
  }

  <T> T read(Read<T> read) {
    return on(read);
  }

  /**
   * A transaction that no request of a tenant waits for, and that publishes nothing. It is
   * committed unless the work fails.
   *
   * @param patience that PostgreSQL has for one statement
   */
  <T> T patiently(Duration patience, Read<T> work) {
    int timeoutMillis = Math.toIntExact(patience.toMillis());
    return on(
        timeoutMillis + NETWORK_MARGIN_MILLIS,
        connection -> {
          connection.setAutoCommit(false);
          boolean committed = false;
          try (Statement limit = connection.createStatement()) {
            limit.execute("SET LOCAL statement_timeout = " + timeoutMillis);
            T outcome = work.run(connection);
            connection.commit();
            committed = true;
            return outcome;
          } finally {
            if (!committed) {
              connection.rollback();
            }
          }
        });
  }

  <T> T change(Change<T> change) {
    return change(change, outbox::write);
  }

  /** Takes back what earlier changes said: its records come after theirs, whoever wrote them. */
  <T> T changeInTurn(Change<T> change) {
    return change(change, outbox::writeInTurn);
  }

  private <T> T change(Change<T> change, Publication publication) {
    if (outbox.full()) {
      throw new StoreAway("too much waits to be published");
    }
    return on(
        connection -> {
          connection.setAutoCommit(false);
          return commit(connection, change, publication);
        });
  }

  private <T> T commit(Connection transaction, Change<T> change, Publication publication)
      throws SQLException {
    OutboxRow row = null;
    boolean committed = false;
    try {
      Changed<T> changed = change.run(transaction);
      if (!changed.records().isEmpty()) {
        row = publication.write(transaction, changed.records());
      }
      transaction.commit();
      committed = true;
      return changed.outcome();
    } finally {
      end(transaction, row, committed);
    }
  }

  private void end(Connection transaction, @Nullable OutboxRow row, boolean committed)
      throws SQLException {
    if (committed) {
      if (row != null) {
        outbox.committed(row);
      }
      return;
    }
    if (row != null) {
      outbox.rolledBack(row);
    }
    transaction.rollback();
  }

  private <T> T on(Read<T> work) {
    return on(STATEMENT_TIMEOUT_MILLIS, work);
  }

  private <T> T on(int networkTimeoutMillis, Read<T> work) {
    try (Connection connection = database.getConnection()) {
      int usualTimeoutMillis = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, networkTimeoutMillis);
      try {
        return work.run(connection);
      } finally {
        connection.setNetworkTimeout(Runnable::run, usualTimeoutMillis);
      }
    } catch (SQLException e) {
      throw understood(e);
    }
  }

  private static RuntimeException understood(SQLException e) {
    String state = e.getSQLState();
    if (TOOK_TOO_LONG.equals(state)) {
      return new StoreAway("the database did not answer in time", e);
    }
    return state != null && state.length() > 2 && MISTAKES.contains(state.substring(0, 2))
        ? new IllegalStateException("a statement that PostgreSQL refuses", e)
        : new StoreAway("the database is away", e);
  }
}
