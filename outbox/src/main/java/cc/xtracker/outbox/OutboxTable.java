package cc.xtracker.outbox;

import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.outbox.Extent.Stretch;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The SQL of the outbox. Times are PostgreSQL's, so that all replicas share one clock. */
final class OutboxTable {
  /** Names the sweeper among the advisory locks of a database; "outbox" in ASCII. */
  private static final long SWEEPER_LOCK = 0x6f7574626f78L;

  private static final String INSERT =
      """
      INSERT INTO outbox (sweep_after, created_at, record_count, payload)
      VALUES (clock_timestamp() + ? * interval '1 second', clock_timestamp(), ?, ?)
      RETURNING id
      """;

  // The head of the table up to the first row that a living process has leased.
  private static final String HEAD =
      """
      SELECT id, payload
      FROM (SELECT id, payload,
                   bool_and(due) OVER upto AS reachable,
                   sum(size) OVER upto - size AS bytes_before
            FROM (SELECT id, payload, octet_length(payload) AS size, sweep_after <= now() AS due
                  FROM outbox
                  WHERE sweep_after < 'infinity'
                  ORDER BY id
                  LIMIT ?) AS oldest
            WINDOW upto AS (ORDER BY id)) AS head
      WHERE reachable AND bytes_before < ?
      ORDER BY id
      """;

  private static final String OLDEST_DUE =
      """
      SELECT id, extract(epoch FROM clock_timestamp() - created_at)
      FROM outbox
      WHERE sweep_after <= now()
      ORDER BY id
      LIMIT 1
      """;

  // Both ends of the table and no more of it: what is between them is estimated (Extent).
  private static final String COUNT =
      """
      WITH head AS (
        SELECT id, sweep_after < 'infinity' AS waiting, octet_length(payload) AS size
        FROM outbox ORDER BY id LIMIT ?),
      tail AS (
        SELECT id, octet_length(payload) AS size
        FROM outbox WHERE id > (SELECT max(id) FROM head) ORDER BY id DESC LIMIT ?),
      oldest AS (
        SELECT created_at FROM outbox WHERE sweep_after < 'infinity' ORDER BY id LIMIT 1)
      SELECT h.*, t.*,
             coalesce((SELECT extract(epoch FROM clock_timestamp() - created_at) FROM oldest), 0)
      FROM (SELECT count(*), coalesce(sum(size), 0), count(*) FILTER (WHERE waiting),
                   coalesce(min(id) FILTER (WHERE waiting), 0), coalesce(max(id), 0)
            FROM head) AS h,
           (SELECT count(*), coalesce(sum(size), 0), count(*),
                   coalesce(min(id), 0), coalesce(max(id), 0)
            FROM tail) AS t
      """;

  private OutboxTable() {}

  /** A row as the sweeper finds it. */
  static final class StoredRow {
    private final long id;
    private final byte[] payload;

    StoredRow(long id, byte[] payload) {
      this.id = id;
      this.payload = payload;
    }

    long id() {
      return id;
    }

    int payloadBytes() {
      return payload.length;
    }

    /**
     * @throws IOException if the payload cannot be read
     */
    List<TopicRecord> records() throws IOException {
      return RowCodec.decode(payload);
    }
  }

  /** The first row of the backlog. */
  record OldestDue(long id, Duration age) {}

  /**
   * @param oldestAge of the rows that wait to be sent; zero if there are none
   * @param setAside rows that Kafka refuses, as far as they are at the head
   */
  record Count(long rows, long bytes, Duration oldestAge, long setAside) {}

  /**
   * @param lease zero leaves the row to the sweeper
   * @return the id of the row
   */
  static long insert(Connection open, Duration lease, int recordCount, byte[] payload)
      throws SQLException {
    try (PreparedStatement insert = open.prepareStatement(INSERT)) {
      insert.setDouble(1, seconds(lease));
      insert.setInt(2, recordCount);
      insert.setBytes(3, payload);
      try (ResultSet inserted = insert.executeQuery()) {
        inserted.next();
        return inserted.getLong(1);
      }
    }
  }

  /** The oldest rows, in order, that no living process is about to send. */
  static List<StoredRow> head(Connection connection, int maxRows, long maxBytes)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(HEAD)) {
      select.setInt(1, maxRows);
      select.setLong(2, maxBytes);
      List<StoredRow> rows = new ArrayList<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(new StoredRow(found.getLong(1), found.getBytes(2)));
        }
      }
      return rows;
    }
  }

  static Optional<OldestDue> oldestDue(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OLDEST_DUE);
        ResultSet found = select.executeQuery()) {
      return found.next()
          ? Optional.of(new OldestDue(found.getLong(1), duration(found.getDouble(2))))
          : Optional.empty();
    }
  }

  static Count count(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(COUNT)) {
      select.setInt(1, Extent.HEAD_ROWS);
      select.setInt(2, Extent.TAIL_ROWS);
      try (ResultSet found = select.executeQuery()) {
        found.next();
        Stretch head = stretch(found, 1);
        Extent extent = new Extent(head, stretch(found, 6));
        long setAside = head.rows() - head.waiting();
        return new Count(extent.rows(), extent.bytes(), duration(found.getDouble(11)), setAside);
      }
    }
  }

  private static Stretch stretch(ResultSet found, int first) throws SQLException {
    return new Stretch(
        found.getLong(first),
        found.getLong(first + 1),
        found.getLong(first + 2),
        found.getLong(first + 3),
        found.getLong(first + 4));
  }

  /**
   * May be forgotten by a crash of PostgreSQL: then the rows are sent once more, under the same
   * ids.
   */
  static void delete(Connection connection, Collection<Long> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    connection.setAutoCommit(false);
    try (Statement hint = connection.createStatement()) {
      hint.execute("SET LOCAL synchronous_commit = off");
      change(connection, "DELETE FROM outbox WHERE id = ANY (?)", ids);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** In the caller's transaction. */
  static void withdraw(Connection open, long id) throws SQLException {
    change(open, "DELETE FROM outbox WHERE id = ANY (?)", List.of(id));
  }

  /** Gives up the lease: the sweeper may send these rows at once. */
  static void release(Connection connection, Collection<Long> ids) throws SQLException {
    change(connection, "UPDATE outbox SET sweep_after = clock_timestamp() WHERE id = ANY (?)", ids);
  }

  /** Keeps rows that Kafka refuses, out of the way of the others. */
  static void setAside(Connection connection, Collection<Long> ids) throws SQLException {
    change(connection, "UPDATE outbox SET sweep_after = 'infinity' WHERE id = ANY (?)", ids);
  }

  /**
   * @return false while another connection, of whichever replica, is the sweeper's
   */
  static boolean tryLock(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
      lock.setLong(1, SWEEPER_LOCK);
      try (ResultSet locked = lock.executeQuery()) {
        return locked.next() && locked.getBoolean(1);
      }
    }
  }

  static void unlock(Connection connection) throws SQLException {
    try (PreparedStatement unlock = connection.prepareStatement("SELECT pg_advisory_unlock(?)")) {
      unlock.setLong(1, SWEEPER_LOCK);
      unlock.execute();
    }
  }

  private static void change(Connection connection, String sql, Collection<Long> ids)
      throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      change.executeUpdate();
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
  }
}
