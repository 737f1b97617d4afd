package cc.xtracker.dispatcher.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Plain JDBC without its ceremony. */
public final class Jdbc {
  private Jdbc() {}

  /** Reads one row. */
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Works on a connection. */
  public interface Work {
    void on(Connection connection) throws SQLException;
  }

  /** Asks something of a connection. */
  public interface Question<T> {
    T to(Connection connection) throws SQLException;
  }

  /**
   * Each statement for itself.
   *
   * @throws DatabaseUnavailable when it does not answer
   */
  public static <T> T ask(DataSource database, Question<T> question) {
    try (Connection connection = database.getConnection()) {
      return question.to(connection);
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }

  /**
   * All statements or none.
   *
   * @throws DatabaseUnavailable when it does not answer
   */
  public static <T> T askAtOnce(DataSource database, Question<T> question) {
    List<T> answer = new ArrayList<>(1);
    try {
      inTransaction(database, connection -> answer.add(question.to(connection)));
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
    return answer.getFirst();
  }

  public static void inTransaction(DataSource database, Work work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        work.on(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  /** A statement without values. */
  public static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  public static <T> List<T> query(
      Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values);
        ResultSet result = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row.read(result));
      }
      return rows;
    }
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(
          i + 1, values[i] instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : values[i]);
    }
    return statement;
  }

  /** One column of many rows, for {@code unnest}. */
  public static <R> Array texts(
      Connection connection, List<R> rows, Function<R, @Nullable Object> column)
      throws SQLException {
    return connection.createArrayOf(
        "text",
        rows.stream()
            .map(column)
            .map(value -> value == null ? null : value.toString())
            .toArray(String[]::new));
  }

  public static <R> Array numbers(
      Connection connection, List<R> rows, Function<R, @Nullable Number> column)
      throws SQLException {
    return connection.createArrayOf(
        "bigint",
        rows.stream()
            .map(column)
            .map(value -> value == null ? null : value.longValue())
            .toArray(Long[]::new));
  }

  public static <R> Array bytes(Connection connection, List<R> rows, Function<R, byte[]> column)
      throws SQLException {
    return connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new));
  }

  /** PostgreSQL keeps no NUL in a text, and a receiver may answer one. */
  public static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }

  public static <R> Array flags(Connection connection, List<R> rows, Predicate<R> column)
      throws SQLException {
    return connection.createArrayOf("boolean", rows.stream().map(column::test).toArray());
  }

  /** Moments travel as ISO texts; the statement casts them. */
  public static <R> Array moments(
      Connection connection, List<R> rows, Function<R, @Nullable Instant> column)
      throws SQLException {
    return texts(connection, rows, column::apply);
  }

  public static @Nullable Instant momentOrNull(ResultSet row, String column) throws SQLException {
    Timestamp moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }

  public static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  public static @Nullable Integer numberOrNull(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Integer.class);
  }
}
