package cc.xtracker.ingress.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The connection that counts.
 *
 * @param unbucketed whether keys may also be where they lay before V5. Nothing is added there, so
 *     it is asked once.
 */
record Session(Connection connection, boolean unbucketed) {

  /** Asks PostgreSQL, so it also finds out whether the connection is lost. */
  static Session on(Connection connection) throws SQLException {
    return new Session(connection, UnbucketedTable.hasRows(connection));
  }
}
