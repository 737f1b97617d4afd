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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One transaction that counts a batch, and what is known of it when its connection is lost. */
final class CountAttempt {
  private final Outbox outbox;
  private final List<Candidate> candidates;

  /** Marks the rows of this transaction: no other one has the same keys at the same microsecond. */
  private final Instant seenAt;

  private Map<InboxId, Optional<Fingerprint>> unbucketed = Map.of();
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

  Counted run(Session session) throws SQLException {
    insert(session);
    return commit(session.connection());
  }

  /**
   * Counts the same batch after an attempt whose connection was lost. The insert waits until
   * PostgreSQL has made up its mind about the lost transaction; then its rows are there or not.
   */
  Counted runAfter(CountAttempt lost, Session session) throws SQLException {
    insert(session);
    Connection connection = session.connection();
    if (lost.committing && SeenEventTable.seenAt(connection, lost.newOnes(), lost.seenAt)) {
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

  /** What was counted before V5 is never inserted. */
  private void insert(Session session) throws SQLException {
    Connection connection = session.connection();
    unbucketed = session.unbucketed() ? UnbucketedTable.find(connection, candidates) : Map.of();
    List<Candidate> others =
        candidates.stream().filter(each -> !unbucketed.containsKey(each.id())).toList();
    newIds = SeenEventTable.insert(connection, others, seenAt);
  }

  private Counted commit(Connection connection) throws SQLException {
    earlier = new HashMap<>(SeenEventTable.fingerprints(connection, contestable()));
    unbucketed.forEach((id, known) -> known.ifPresent(first -> earlier.put(id, first)));
    List<TopicRecord> records = newOnes().stream().map(Candidate::record).toList();
    row = records.isEmpty() ? null : outbox.write(connection, records);
    committing = true;
    connection.commit();
    return counted();
  }

  private List<Candidate> newOnes() {
    return candidates.stream().filter(each -> newIds.contains(each.id())).toList();
  }

  /** Those that were counted before, since V5, and may contradict what was counted. */
  private List<Candidate> contestable() {
    return candidates.stream()
        .filter(each -> each.fingerprint() != null)
        .filter(each -> !newIds.contains(each.id()) && !unbucketed.containsKey(each.id()))
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
