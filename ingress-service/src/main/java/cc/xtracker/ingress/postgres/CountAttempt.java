package cc.xtracker.ingress.postgres;

import cc.xtracker.ingress.ledger.Candidate;
import cc.xtracker.ingress.ledger.Counted;
import cc.xtracker.ingress.ledger.Fingerprint;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.outbox.Outbox;
import cc.xtracker.outbox.OutboxRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One transaction that counts a batch, and what is known of it when its connection is lost. */
final class CountAttempt {
  private final Outbox outbox;
  private final List<Candidate> candidates;

  /** Marks the rows of this transaction: no other one has the same keys at the same microsecond. */
  private final Instant seenAt;

  private Set<InboxId> newIds = Set.of();
  private Map<InboxId, Fingerprint> earlier = Map.of();
  private @Nullable OutboxRow row;

  /** From here on PostgreSQL may have committed, whatever we hear. */
  private boolean committing;

  CountAttempt(Outbox outbox, List<Candidate> candidates, Instant seenAt) {
    this.outbox = outbox;
    this.candidates = candidates;
    this.seenAt = seenAt;
  }

  Counted run(Connection connection) throws SQLException {
    newIds = insert(connection);
    return commit(connection);
  }

  /**
   * Counts the same batch after an attempt whose connection was lost. The insert waits until
   * PostgreSQL has made up its mind about the lost transaction; then its rows are there or not.
   */
  Counted runAfter(CountAttempt lost, Connection connection) throws SQLException {
    newIds = insert(connection);
    if (lost.committing && SeenEventTable.seenAt(connection, lost.newIds, lost.seenAt)) {
      connection.rollback();
      return lost.counted();
    }
    lost.abandon();
    return commit(connection);
  }

  /** It did not commit, as far as we know. */
  void abandon() {
    if (row != null) {
      outbox.rolledBack(row);
      row = null;
    }
  }

  private Set<InboxId> insert(Connection connection) throws SQLException {
    return SeenEventTable.insert(connection, candidates, seenAt);
  }

  private Counted commit(Connection connection) throws SQLException {
    earlier = SeenEventTable.fingerprints(connection, contestable());
    List<TopicRecord> records =
        candidates.stream()
            .filter(candidate -> newIds.contains(candidate.id()))
            .map(Candidate::record)
            .toList();
    row = records.isEmpty() ? null : outbox.write(connection, records);
    committing = true;
    connection.commit();
    return counted();
  }

  /** Those that were counted before and may contradict what was counted. */
  private List<InboxId> contestable() {
    return candidates.stream()
        .filter(each -> each.fingerprint() != null && !newIds.contains(each.id()))
        .map(Candidate::id)
        .toList();
  }

  private Counted counted() {
    OutboxRow written = row;
    return new Counted(
        newIds,
        earlier,
        () -> {
          if (written != null) {
            outbox.committed(written);
          }
        });
  }
}
