package cc.xtracker.operator.audit;

import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.model.topic.TraceParent;
import cc.xtracker.model.wire.AuditRecord;
import cc.xtracker.outbox.Outbox;
import cc.xtracker.outbox.OutboxRow;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the records of calls in the outbox: one without a status until there is one with it. */
@Singleton
class AuditTrail {
  private static final Logger LOG = Logger.getLogger(AuditTrail.class);

  private final DataSource database;
  private final Outbox outbox;
  private final InstantSource clock;

  AuditTrail(DataSource database, Outbox outbox, InstantSource clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * A call whose end nobody has told yet.
   *
   * @param row of the outbox, which tells that nobody knows if it stays
   */
  record Announced(long row, AuditRecord call, @Nullable TraceParent trace) {}

  /**
   * @throws IllegalStateException if it could not be written; nothing may be changed then
   */
  Announced announce(Call call) {
    AuditRecord asked =
        new AuditRecord(
            UUID.randomUUID().toString().replace("-", ""),
            clock.millis(),
            call.operator().kind(),
            call.operator().name(),
            call.operation(),
            call.subject().space(),
            call.subject().object(),
            call.fields(),
            call.requestId(),
            null);
    try (Connection connection = database.getConnection()) {
      long row = outbox.announce(connection, List.of(record(asked, call.trace())));
      return new Announced(row, asked, call.trace());
    } catch (SQLException away) {
      throw new IllegalStateException("a call could not be announced", away);
    }
  }

  /**
   * The change is made, or it is not; either way it cannot be taken back. If this cannot be
   * written, what was announced stands: there was a call, and nobody knows its end.
   *
   * @param made where something new is
   */
  void settle(Announced announced, int status, @Nullable URI made) {
    AuditRecord asked = announced.call();
    Subject subject = new Subject(asked.space(), asked.objectId()).orMade(made);
    AuditRecord answered = asked.answered(status, subject.space(), subject.object());
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      replace(connection, announced.row(), record(answered, announced.trace()));
    } catch (SQLException away) {
      LOG.warnf(away, "a call has no answer on record audit_id=%s", asked.auditId());
    }
  }

  private void replace(Connection transaction, long announced, TopicRecord answered)
      throws SQLException {
    OutboxRow row = null;
    try {
      outbox.withdraw(transaction, announced);
      row = outbox.write(transaction, List.of(answered));
      transaction.commit();
      outbox.committed(row);
    } catch (SQLException away) {
      if (row != null) {
        outbox.rolledBack(row);
      }
      transaction.rollback();
      throw away;
    }
  }

  private static TopicRecord record(AuditRecord call, @Nullable TraceParent trace) {
    return call.record().tracedBy(trace == null ? null : trace.value());
  }
}
