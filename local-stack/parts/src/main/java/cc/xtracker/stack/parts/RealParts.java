package cc.xtracker.stack.parts;

import cc.xtracker.stack.postgres.PostgresServer;
import java.util.UUID;

/**
 * The Kafka and the PostgreSQL that all tests of one build share. Every topic of {@link
 * cc.xtracker.model.topic.Topic} exists; tests keep out of each other's way by spaces and keys of
 * their own, and by databases of their own.
 */
public record RealParts(String kafkaBootstrapServers, PostgresServer postgres) {

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
    // Not counted: a test framework may load this class more than once.
    String unique = name + "_" + UUID.randomUUID().toString().replace("-", "");
    postgres.create(unique);
    return new Database(postgres.jdbcUrl(unique), postgres.username(), postgres.password());
  }
}
