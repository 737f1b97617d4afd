package cc.xtracker.dispatcher.postgres.log;

import cc.xtracker.dispatcher.postgres.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets whoever puts people into the log, and whoever takes them out, through one after the other: a
 * writer sees every erasure that came before it, an erasure every row. Writers do not hinder each
 * other. Held until the transaction ends.
 */
public final class ErasureGate {
  /** The number is ours alone within this database. */
  private static final String PASS = "SELECT pg_advisory_xact_lock_shared(7207)";

  private static final String CLOSE = "SELECT pg_advisory_xact_lock(7207)";

  private ErasureGate() {}

  /** Before the statement that writes: a statement sees what was committed when it began. */
  public static void pass(Connection transaction) throws SQLException {
    Jdbc.execute(transaction, PASS);
  }

  static void close(Connection transaction) throws SQLException {
    Jdbc.execute(transaction, CLOSE);
  }
}
