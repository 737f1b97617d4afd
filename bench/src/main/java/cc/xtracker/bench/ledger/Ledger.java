package cc.xtracker.bench.ledger;

import cc.xtracker.bench.probe.Database;
import cc.xtracker.ingress.ledger.Candidate;
import cc.xtracker.ingress.ledger.IntakeLimits;
import cc.xtracker.ingress.ledger.LedgerUnavailableException;
import cc.xtracker.ingress.postgres.PostgresEventLedger;
import cc.xtracker.outbox.Outbox;
import cc.xtracker.outbox.OutboxConfig;
import cc.xtracker.stack.postgres.PostgresServer;
import cc.xtracker.stack.process.StackFailure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The ledger of ingress-service in a database of its own. */
final class Ledger {
  private static final long CHUNK = 5_000_000;
  private static final String KEY = "PRIMARY KEY (bucket, inbox_id)";

  private final Database database;
  private final PostgresEventLedger ledger;

  /** Empty, under the migrations of ingress-service. */
  Ledger(PostgresServer server, String name) {
    server.create(name);
    database = new Database(server.jdbcUrl(name), server.username(), server.password());
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser(database.username());
    source.setPassword(database.password());
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/outbox", "classpath:db/migration")
        .load()
        .migrate();
    Outbox outbox =
        new Outbox(
            source,
            Map.of(),
            config(OutboxConfig.class).settings(),
            InstantSource.system(),
            new SimpleMeterRegistry());
    ledger =
        new PostgresEventLedger(source, outbox, config(IntakeLimits.class), InstantSource.system());
  }

  /**
   * Adds keys. The index is built when they are there, which is hours faster, and seven tenths
   * full, which is how insert by insert leaves it.
   *
   * @param from so many are there
   */
  void fill(Origin origin, long from, long keys, Consumer<String> line) {
    database.execute("ALTER TABLE seen_event DROP CONSTRAINT seen_event_key");
    for (long filled = from; filled < keys; filled += CHUNK) {
      database.execute(
          """
          INSERT INTO seen_event (seen_at, fingerprint, inbox_id, bucket)
          SELECT now(), 1, gen_random_uuid(), %s FROM generate_series(1, %d)
          """
              .formatted(origin.bucketSql(), Math.min(CHUNK, keys - filled)));
      line.accept("Filled %,d of %,d.".formatted(Math.min(filled + CHUNK, keys), keys));
    }
    database.execute(
        "SET maintenance_work_mem = '1GB'; ALTER TABLE seen_event ADD CONSTRAINT seen_event_key "
            + KEY
            + " WITH (fillfactor = 70)");
    database.execute("VACUUM (FREEZE, ANALYZE) seen_event");
  }

  void empty() {
    database.execute("TRUNCATE seen_event, outbox");
  }

  /**
   * As it is right after a checkpoint, when each page is written to the WAL as a whole once more.
   */
  void ready() throws LedgerUnavailableException {
    database.execute("TRUNCATE outbox");
    database.execute("CHECKPOINT");
    ledger.connect();
  }

  /** One transaction; all of them must be new. */
  void count(List<Candidate> batch) throws LedgerUnavailableException {
    int counted = ledger.count(batch).newIds().size();
    if (counted != batch.size()) {
      throw new StackFailure("Of " + batch.size() + " new keys " + counted + " were counted.");
    }
  }

  long walBytes() {
    return database.number("SELECT pg_current_wal_lsn() - '0/0'");
  }

  long indexBytes() {
    return database.number("SELECT pg_relation_size('seen_event_key')");
  }

  /**
   * That of a service that configures nothing, but a stall of the disk is measured, not given up.
   */
  private static <T> T config(Class<T> mapping) {
    return new SmallRyeConfigBuilder()
        .withMapping(mapping)
        .withDefaultValue("xtracker.intake.silence", "PT1M")
        .withDefaultValue("xtracker.intake.patience", "PT2M")
        .build()
        .getConfigMapping(mapping);
  }
}
