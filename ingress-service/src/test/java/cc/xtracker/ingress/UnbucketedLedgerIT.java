package cc.xtracker.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import cc.xtracker.ingress.LossyDatabase.Fate;
import cc.xtracker.ingress.ledger.Candidate;
import cc.xtracker.ingress.ledger.Counted;
import cc.xtracker.ingress.ledger.Fingerprint;
import cc.xtracker.ingress.ledger.IntakeLimits;
import cc.xtracker.ingress.postgres.PostgresEventLedger;
import cc.xtracker.model.event.Amount;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.event.CurrencyCode;
import cc.xtracker.model.event.Deposit;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.event.EventTime;
import cc.xtracker.model.id.ExternalId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.outbox.Outbox;
import cc.xtracker.outbox.OutboxConfig;
import cc.xtracker.stack.parts.Database;
import cc.xtracker.stack.parts.RealParts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that had counted events when keys had no bucket, and is brought up to date. */
class UnbucketedLedgerIT {
  private static final Candidate OLD = deposit("tx-old", "25");
  private static final Candidate OLDEST = deposit("tx-oldest", "25");
  private static final Candidate NEW = deposit("tx-new", "25");

  private final RealParts parts = RealParts.running();
  private final Database fresh = parts.newDatabase("unbucketed");
  private DataSource database;

  @BeforeEach
  void migrateWithRowsInIt() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(fresh.jdbcUrl());
    source.setUser(fresh.username());
    source.setPassword(fresh.password());
    database = source;
    migrate("4");
    execute(
        "INSERT INTO seen_event (inbox_id, seen_at, fingerprint) VALUES ('%s', now(), %d)"
            .formatted(OLD.id(), Objects.requireNonNull(OLD.fingerprint()).value()));
    execute(
        "INSERT INTO seen_event (inbox_id, seen_at) VALUES ('%s', now())".formatted(OLDEST.id()));
    migrate("latest");
  }

  @Test
  void whatWasCountedBeforeStaysADuplicateForEver() throws Exception {
    PostgresEventLedger ledger = ledger(database);
    assertThat(ledger.count(List.of(OLD, NEW, OLDEST)).newIds()).containsExactly(NEW.id());
    assertThat(ledger.count(List.of(OLD, NEW, OLDEST)).newIds()).isEmpty();
    assertThat(ledger(database).count(List.of(OLDEST)).newIds()).isEmpty();
  }

  @Test
  void whatTheFirstOneSaidIsKnownWhereverItLies() throws Exception {
    PostgresEventLedger ledger = ledger(database);
    ledger.count(List.of(NEW));
    Map<InboxId, Fingerprint> earlier = ledger.count(List.of(OLDEST, OLD, NEW)).earlier();
    assertThat(earlier)
        .containsOnly(
            Map.entry(OLD.id(), Objects.requireNonNull(OLD.fingerprint())),
            Map.entry(NEW.id(), Objects.requireNonNull(NEW.fingerprint())));
  }

  @Test
  void aCommitThatIsNotHeardOfCountsItsNewOnesOnceOnly() throws Exception {
    for (Fate fate : List.of(Fate.LOST_AFTER, Fate.LOST_BEFORE)) {
      Candidate another = deposit("tx-" + fate, "25");
      PostgresEventLedger ledger = ledger(LossyDatabase.once(database, fate).dataSource());
      Counted counted = ledger.count(List.of(OLDEST, another, OLD));
      assertThat(counted.newIds()).containsExactly(another.id());
      assertThat(ledger.count(List.of(another)).newIds()).isEmpty();
    }
  }

  @Test
  void whereNothingWasCountedBeforeNothingIsAskedForIt() throws Exception {
    execute("DELETE FROM seen_event_unbucketed");
    PostgresEventLedger ledger = ledger(database);
    execute("DROP TABLE seen_event_unbucketed");
    assertThat(ledger.count(List.of(OLD, NEW)).newIds())
        .containsExactlyInAnyOrder(OLD.id(), NEW.id());
  }

  private PostgresEventLedger ledger(DataSource source) throws Exception {
    Outbox outbox =
        new Outbox(
            database,
            Map.of("bootstrap.servers", parts.kafkaBootstrapServers()),
            config(OutboxConfig.class).settings(),
            InstantSource.system(),
            new SimpleMeterRegistry());
    PostgresEventLedger ledger =
        new PostgresEventLedger(source, outbox, config(IntakeLimits.class), InstantSource.system());
    ledger.connect();
    return ledger;
  }

  private static <T> T config(Class<T> mapping) {
    return new SmallRyeConfigBuilder().withMapping(mapping).build().getConfigMapping(mapping);
  }

  private void migrate(String target) {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/outbox", "classpath:db/migration")
        .target(target)
        .load()
        .migrate();
  }

  private void execute(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static Candidate deposit(String eid, String value) {
    return Candidate.of(
        Event.of(
            new SpaceId("sp_a"),
            CanonicalEvent.DEPOSIT,
            null,
            new ExternalId(eid),
            new Deposit(new Amount(value), CurrencyCode.USD),
            EventTime.received(1)),
        null);
  }
}
