package cc.xtracker.binding.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One column of many rows, for {@code unnest}. */
final class Columns {
  private Columns() {}

  /** The text of each value; null stays null. */
  static <R> Array texts(
      Connection connection, Collection<R> rows, Function<R, @Nullable Object> column)
      throws SQLException {
    return connection.createArrayOf(
        "text",
        rows.stream()
            .map(column)
            .map(value -> value == null ? null : value.toString())
            .toArray(String[]::new));
  }

  static <R> Array numbers(Connection connection, Collection<R> rows, ToLongFunction<R> column)
      throws SQLException {
    return connection.createArrayOf(
        "bigint", rows.stream().mapToLong(column).boxed().toArray(Long[]::new));
  }
}
