package cc.xtracker.ingress.postgres;

import cc.xtracker.ingress.ledger.Candidate;
import cc.xtracker.ingress.ledger.Fingerprint;
import cc.xtracker.model.id.InboxId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SQL of the ledger. A key is there if its event was counted since V5. */
final class SeenEventTable {
  /** That of the index. Two batches that share keys wait for each other, never both. */
  private static final Comparator<Candidate> BY_KEY =
      Comparator.comparingInt((Candidate each) -> each.bucket().value())
          .thenComparing(each -> each.id().value());

  private static final String INSERT =
      """
      INSERT INTO seen_event (bucket, inbox_id, seen_at, fingerprint)
      SELECT bucket, inbox_id, ?, fingerprint
      FROM unnest(?::integer[], ?::uuid[], ?::bigint[]) AS batch (bucket, inbox_id, fingerprint)
      ON CONFLICT DO NOTHING
      RETURNING inbox_id
      """;

  // LIMIT: each key is looked up, also by a plan that was made when the table was small.
  private static final String FOUND =
      """
      FROM unnest(?::integer[], ?::uuid[]) AS batch (bucket, inbox_id)
      CROSS JOIN LATERAL (
        SELECT seen_at, fingerprint FROM seen_event
        WHERE bucket = batch.bucket AND inbox_id = batch.inbox_id
        LIMIT 1) AS found
      """;

  private static final String SEEN_AT =
      "SELECT EXISTS (SELECT " + FOUND + "WHERE found.seen_at = ?)";

  private static final String FINGERPRINTS =
      "SELECT batch.inbox_id, found.fingerprint " + FOUND + "WHERE found.fingerprint IS NOT NULL";

  private SeenEventTable() {}

  /**
   * Waits for whoever inserts one of the keys at the same moment.
   *
   * @return the keys that were not there
   */
  static Set<InboxId> insert(Connection open, Collection<Candidate> candidates, Instant seenAt)
      throws SQLException {
    if (candidates.isEmpty()) {
      return Set.of();
    }
    List<Candidate> sorted = candidates.stream().sorted(BY_KEY).toList();
    Map<UUID, InboxId> byUuid = HashMap.newHashMap(sorted.size());
    sorted.forEach(each -> byUuid.put(each.id().toUuid(), each.id()));
    try (PreparedStatement insert = open.prepareStatement(INSERT)) {
      insert.setObject(1, utc(seenAt));
      bindKeys(insert, 2, sorted);
      insert.setString(4, array(sorted, SeenEventTable::fingerprint));
      Set<InboxId> inserted = HashSet.newHashSet(sorted.size());
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          inserted.add(byUuid.get(rows.getObject(1, UUID.class)));
        }
      }
      return inserted;
    }
  }

  /** What is known of these keys; asks nothing if there are none. */
  static Map<InboxId, Fingerprint> fingerprints(Connection open, Collection<Candidate> candidates)
      throws SQLException {
    if (candidates.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement select = open.prepareStatement(FINGERPRINTS)) {
      bindKeys(select, 1, candidates);
      Map<InboxId, Fingerprint> known = HashMap.newHashMap(candidates.size());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          known.put(
              InboxId.fromUuid(rows.getObject(1, UUID.class)), new Fingerprint(rows.getLong(2)));
        }
      }
      return known;
    }
  }

  /** Whether one of the keys was inserted with exactly this time. */
  static boolean seenAt(Connection open, Collection<Candidate> candidates, Instant seenAt)
      throws SQLException {
    try (PreparedStatement select = open.prepareStatement(SEEN_AT)) {
      bindKeys(select, 1, candidates);
      select.setObject(3, utc(seenAt));
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static void bindKeys(PreparedStatement statement, int first, Collection<Candidate> keys)
      throws SQLException {
    statement.setString(first, array(keys, each -> each.bucket().value()));
    statement.setString(first + 1, array(keys, Candidate::id));
  }

  /** As text, for elements that need no quotes. */
  static <T> String array(Collection<T> values, Function<T, @Nullable Object> element) {
    return values.stream()
        .map(each -> String.valueOf(element.apply(each)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static @Nullable Object fingerprint(Candidate candidate) {
    Fingerprint known = candidate.fingerprint();
    return known == null ? null : known.value();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
