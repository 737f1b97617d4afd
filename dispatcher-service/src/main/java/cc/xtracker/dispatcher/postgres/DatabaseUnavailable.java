package cc.xtracker.dispatcher.postgres;

import java.sql.SQLException;

/** Broken infrastructure: whoever meets it tries again, or answers 503. */
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseUnavailable(SQLException cause) {
    super("the database did not answer", cause);
  }
}
