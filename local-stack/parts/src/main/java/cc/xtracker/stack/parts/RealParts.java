package cc.xtracker.stack.parts;

import cc.xtracker.stack.postgres.PostgresServer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The Kafka and the PostgreSQL that all tests of one build share. Every topic of {@link
 * cc.xtracker.model.topic.Topic} exists; tests keep out of each other's way by spaces and keys of
 * their own, and by databases of their own.
 */
public record RealParts(String kafkaBootstrapServers, PostgresServer postgres) {
  private static final AtomicInteger DATABASE_COUNT = new AtomicInteger();

  /** Starts them on first use in a build, finds them afterwards; safe from any thread. */
  public static RealParts running() {
    return SharedParts.INSTANCE.find();
  }

  /**
   * A fresh, empty database that nobody else uses.
   *
   * @param name lower-case letters, digits and underscores; the real name only begins with it
   */
  public Database newDatabase(String name) {
    String unique =
        name + "_" + ProcessHandle.current().pid() + "_" + DATABASE_COUNT.incrementAndGet();
    postgres.create(unique);
    return new Database(postgres.jdbcUrl(unique), postgres.username(), postgres.password());
  }
}
