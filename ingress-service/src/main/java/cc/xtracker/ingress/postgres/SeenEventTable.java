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

/** The SQL of the ledger. A key is there if its event was ever counted. */
final class SeenEventTable {
  /** Two batches that share keys wait for each other, never both. */
  private static final Comparator<Candidate> BY_KEY =
      Comparator.comparing(each -> each.id().value());

  private static final String INSERT =
      """
      INSERT INTO seen_event (inbox_id, seen_at, fingerprint)
      SELECT inbox_id, ?, fingerprint
      FROM unnest(?::uuid[], ?::bigint[]) AS batch (inbox_id, fingerprint)
      ON CONFLICT DO NOTHING
      RETURNING inbox_id
      """;

  private static final String SEEN_AT =
      """
      SELECT EXISTS (
        SELECT FROM seen_event WHERE inbox_id = ANY (?::uuid[]) AND seen_at = ?)
      """;

  private static final String FINGERPRINTS =
      """
      SELECT inbox_id, fingerprint FROM seen_event
      WHERE inbox_id = ANY (?::uuid[]) AND fingerprint IS NOT NULL
      """;

  private SeenEventTable() {}

  /**
   * Waits for whoever inserts one of the keys at the same moment.
   *
   * @return the keys that were not there
   */
  static Set<InboxId> insert(Connection open, Collection<Candidate> candidates, Instant seenAt)
      throws SQLException {
    List<Candidate> sorted = candidates.stream().sorted(BY_KEY).toList();
    Map<UUID, InboxId> byUuid = HashMap.newHashMap(sorted.size());
    sorted.forEach(each -> byUuid.put(each.id().toUuid(), each.id()));
    try (PreparedStatement insert = open.prepareStatement(INSERT)) {
      insert.setObject(1, utc(seenAt));
      insert.setString(2, array(sorted, Candidate::id));
      insert.setString(3, array(sorted, SeenEventTable::fingerprint));
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
  static Map<InboxId, Fingerprint> fingerprints(Connection open, Collection<InboxId> ids)
      throws SQLException {
    if (ids.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement select = open.prepareStatement(FINGERPRINTS)) {
      select.setString(1, array(ids, id -> id));
      Map<InboxId, Fingerprint> known = HashMap.newHashMap(ids.size());
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
  static boolean seenAt(Connection open, Collection<InboxId> ids, Instant seenAt)
      throws SQLException {
    try (PreparedStatement select = open.prepareStatement(SEEN_AT)) {
      select.setString(1, array(ids, id -> id));
      select.setObject(2, utc(seenAt));
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static <T> String array(Collection<T> values, Function<T, Object> text) {
    return values.stream()
        .map(each -> String.valueOf(text.apply(each)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Object fingerprint(Candidate candidate) {
    Fingerprint known = candidate.fingerprint();
    return known == null ? "NULL" : known.value();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
