package cc.xtracker.ingress;

import cc.xtracker.stack.parts.Database;
import cc.xtracker.stack.parts.RealParts;
import cc.xtracker.stack.postgres.LocalPostgres;
import cc.xtracker.stack.postgres.PostgresServer;
import cc.xtracker.stack.process.Folders;
import cc.xtracker.stack.process.Ports;
import cc.xtracker.stack.process.ProcessMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The parts of a test, with a PostgreSQL of its own that it may stop. */
public final class OwnPostgres extends Parts {
  private static final String NAME = "ingress";

  private final Path directory = newDirectory();
  private final LocalPostgres postgres =
      new LocalPostgres(
          directory.resolve("data"), Ports.free(), "secret", directory.resolve("postgres.log"));
  private ProcessMark process;

  @Override
  Database database(RealParts parts) {
    startPostgres();
    PostgresServer server = postgres.server();
    server.createIfAbsent(NAME);
    return new Database(server.jdbcUrl(NAME), server.username(), server.password());
  }

  /** Returns when it serves. */
  void startPostgres() {
    process = postgres.launch();
    postgres.awaitReady(process);
  }

  /** Disconnects every client and ends. */
  void stopPostgres() {
    postgres.stop(process);
  }

  /** Ends every session of the service, as an operator or a failover does. */
  void terminateBackends() {
    PostgresServer server = postgres.server();
    try (Connection connection =
            DriverManager.getConnection(
                server.jdbcUrl("postgres"), server.username(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + NAME + "'");
    } catch (SQLException e) {
      throw new AssertionError("cannot terminate", e);
    }
  }

  @Override
  public void inject(TestInjector injector) {
    super.inject(injector);
    injector.injectIntoFields(this, new TestInjector.MatchesType(OwnPostgres.class));
  }

  @Override
  public void stop() {
    super.stop();
    stopPostgres();
    Folders.delete(directory);
  }

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory("ingress-postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
