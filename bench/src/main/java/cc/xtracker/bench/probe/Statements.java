package cc.xtracker.bench.probe;

import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;

/**
 * How many SQL statements the dispatcher's database has executed, by {@code pg_stat_statements}:
 * every one counts, {@code BEGIN} and {@code COMMIT} too.
 */
public final class Statements {
  private static final String COUNT =
      """
      SELECT sum(calls) FROM pg_stat_statements
      WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
      """;

  private final Database database;

  private Statements(Database database) {
    this.database = database;
  }

  /** PostgreSQL counts after a restart, which this does. */
  public static Statements in(LocalStack stack) {
    Database database = Database.of(stack, ServiceKind.DISPATCHER);
    database.execute("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
    stack.restart("postgres");
    database.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    return new Statements(database);
  }

  public long count() {
    return database.number(COUNT);
  }
}
