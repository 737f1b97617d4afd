package cc.xtracker.ingress.postgres;

import cc.xtracker.ingress.ledger.Candidate;
import cc.xtracker.ingress.ledger.Counted;
import cc.xtracker.ingress.ledger.EventLedger;
import cc.xtracker.ingress.ledger.IntakeLimits;
import cc.xtracker.ingress.ledger.LedgerUnavailableException;
import cc.xtracker.outbox.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts on one connection of its own, and once more on a new one if that is lost. */
public final class PostgresEventLedger implements EventLedger {
  private static final Logger LOG = Logger.getLogger(PostgresEventLedger.class);

  private final DataSource database;
  private final Outbox outbox;
  private final IntakeLimits limits;
  private final InstantSource clock;

  private @Nullable Session session;

  public PostgresEventLedger(
      DataSource database, Outbox outbox, IntakeLimits limits, InstantSource clock) {
    this.database = database;
    this.outbox = outbox;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public void connect() throws LedgerUnavailableException {
    try {
      reconnect(clock.instant().plus(limits.silence()));
    } catch (SQLException e) {
      throw new LedgerUnavailableException("PostgreSQL cannot be reached", e);
    }
  }

  @Override
  public Counted count(List<Candidate> candidates) throws LedgerUnavailableException {
    Instant start = clock.instant();
    CountAttempt first = attempt(candidates);
    try {
      return first.run(connected());
    } catch (SQLException lost) {
      LOG.warnf("connection lost, counting again: %s", lost.getSQLState());
      return countAfter(first, candidates, start.plus(limits.patience()));
    }
  }

  @Override
  public boolean full() {
    return outbox.full();
  }

  private Counted countAfter(CountAttempt lost, List<Candidate> candidates, Instant until)
      throws LedgerUnavailableException {
    CountAttempt again = attempt(candidates);
    try {
      Session fresh = reconnect(until);
      fresh.connection().setNetworkTimeout(Runnable::run, millis(remaining(until)));
      Counted counted = again.runAfter(lost, fresh);
      fresh.connection().setNetworkTimeout(Runnable::run, millis(limits.silence()));
      return counted;
    } catch (SQLException e) {
      lost.abandon();
      again.abandon();
      throw new LedgerUnavailableException("PostgreSQL does not answer", e);
    }
  }

  private CountAttempt attempt(List<Candidate> candidates) {
    return new CountAttempt(outbox, candidates, clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private Duration remaining(Instant until) {
    Duration remaining = Duration.between(clock.instant(), until);
    return remaining.isPositive() ? remaining : Duration.ofMillis(1);
  }

  private Session connected() throws SQLException {
    if (session == null) {
      throw new SQLException("not connected");
    }
    return session;
  }

  /** The pool may hold more connections that are lost; each is found out by asking it. */
  private Session reconnect(Instant until) throws SQLException {
    giveUp();
    while (true) {
      Connection fresh = database.getConnection();
      try {
        fresh.setNetworkTimeout(Runnable::run, millis(remaining(until)));
        Session opened = Session.on(fresh);
        fresh.setAutoCommit(false);
        fresh.setNetworkTimeout(Runnable::run, millis(limits.silence()));
        session = opened;
        return opened;
      } catch (SQLException lostAsWell) {
        giveUp(fresh);
        if (clock.instant().isAfter(until)) {
          throw lostAsWell;
        }
      }
    }
  }

  private void giveUp() {
    Session lost = session;
    session = null;
    if (lost != null) {
      giveUp(lost.connection());
    }
  }

  /** Breaks the real connection: the pool's wrapper would forget it with its place in the pool. */
  private static void giveUp(Connection lost) {
    try (lost) {
      lost.unwrap(Connection.class).abort(Runnable::run);
    } catch (SQLException expected) {
      LOG.debug("the lost connection could not be closed", expected);
    }
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
