package cc.xtracker.bench.probe;

import cc.xtracker.stack.local.LocalStack;
import cc.xtracker.stack.local.ServiceKind;
import cc.xtracker.stack.process.StackFailure;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A service's database, behind its back. */
public record Database(String jdbcUrl, String username, String password) {

  public static Database of(LocalStack stack, ServiceKind kind) {
    URI uri = URI.create(stack.databaseUri(kind));
    String[] user = uri.getUserInfo().split(":", 2);
    return new Database(
        "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath(),
        user[0],
        user[1]);
  }

  /** One statement or several, in one transaction or none as they say. */
  public void execute(String sql) {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** The one number that the query answers; 0 for null. */
  public long number(String query) {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, username, password);
  }

  private static StackFailure failure(SQLException e) {
    return new StackFailure("PostgreSQL says: " + e.getMessage(), e);
  }

  @Override
  public String toString() {
    return jdbcUrl;
  }
}
