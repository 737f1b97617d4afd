package cc.xtracker.stack.postgres;

import cc.xtracker.stack.process.StackFailure;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;

/** A server that runs somewhere, and the user who may do everything on it. */
public record PostgresServer(String host, int port, String username, String password) {
  private static final String MAINTENANCE = "postgres";

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  /** As the PostgreSQL tools take it; the password is in it. */
  public String uri(String database) {
    return "postgresql://" + username + ":" + password + "@" + host + ":" + port + "/" + database;
  }

  /** Whether it accepts connections; while it recovers from a crash it listens, but does not. */
  public boolean answers() {
    try (var connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /**
   * @param name of our own choosing: it is part of the SQL
   */
  public void create(String name) {
    run("CREATE DATABASE " + name);
  }

  public void createIfAbsent(String name) {
    if (!exists(name)) {
      create(name);
    }
  }

  private boolean exists(String name) {
    try (var connection = connect();
        var query = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
      query.setString(1, name);
      return query.executeQuery().next();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private void run(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private Connection connect() throws SQLException {
    var credentials = new Properties();
    credentials.setProperty("user", username);
    credentials.setProperty("password", password);
    Connection connection = driver().connect(jdbcUrl(MAINTENANCE), credentials);
    if (connection == null) {
      throw new SQLException("the driver does not know " + jdbcUrl(MAINTENANCE));
    }
    return connection;
  }

  /**
   * Not by DriverManager, which hides the drivers of other class loaders, as Quarkus tests have.
   */
  private static Driver driver() {
    return ServiceLoader.load(Driver.class, PostgresServer.class.getClassLoader()).stream()
        .filter(candidate -> candidate.type().getName().equals("org.postgresql.Driver"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no PostgreSQL driver on the class path"))
        .get();
  }

  private StackFailure failure(SQLException e) {
    return new StackFailure("PostgreSQL on port " + port + " says: " + e.getMessage(), e);
  }
}
