package cc.xtracker.operator;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a database that is away from a mistake of ours. A connection that was lost is noticed
 * wherever it is used next, at the commit too, and what JDBC said of it is wrapped by every layer
 * on the way: as a cause, or as a suppressed exception.
 */
final class DatabaseAway {
  /** SQLSTATE classes that are our own mistakes: data, integrity, syntax. */
  private static final Set<String> MISTAKES = Set.of("22", "23", "42");

  private static final int CLASS_LENGTH = 2;

  /** No layer wraps deeper; what was thrown may point back at itself. */
  private static final int MAX_DEPTH = 16;

  private DatabaseAway() {}

  static boolean isBehind(Throwable failure) {
    return inside(failure, MAX_DEPTH)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst()
        .map(DatabaseAway::isAway)
        .orElse(false);
  }

  /** A pool that has no connection to give says so without any SQLSTATE. */
  private static boolean isAway(SQLException said) {
    String state = said.getSQLState();
    return state == null
        || state.length() < CLASS_LENGTH
        || !MISTAKES.contains(state.substring(0, CLASS_LENGTH));
  }

  private static Stream<Throwable> inside(@Nullable Throwable failure, int depth) {
    return failure == null || depth == 0
        ? Stream.empty()
        : Stream.of(
                Stream.of(failure),
                inside(failure.getCause(), depth - 1),
                Arrays.stream(failure.getSuppressed()).flatMap(each -> inside(each, depth - 1)))
            .flatMap(each -> each);
  }
}
