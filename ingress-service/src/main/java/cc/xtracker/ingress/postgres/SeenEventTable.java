package cc.xtracker.ingress.postgres;

import cc.xtracker.model.id.InboxId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The SQL of the ledger. A key is there if its event was ever counted. */
final class SeenEventTable {
  private static final String INSERT =
      """
      INSERT INTO seen_event (inbox_id, seen_at)
      SELECT inbox_id, ? FROM unnest(?::uuid[]) AS batch (inbox_id)
      ON CONFLICT DO NOTHING
      RETURNING inbox_id
      """;

  private static final String SEEN_AT =
      """
      SELECT EXISTS (
        SELECT FROM seen_event WHERE inbox_id = ANY (?::uuid[]) AND seen_at = ?)
      """;

  private SeenEventTable() {}

  /**
   * Waits for whoever inserts one of the keys at the same moment.
   *
   * @return the keys that were not there
   */
  static Set<InboxId> insert(Connection open, Collection<InboxId> ids, Instant seenAt)
      throws SQLException {
    Map<UUID, InboxId> byUuid = HashMap.newHashMap(ids.size());
    ids.forEach(id -> byUuid.put(id.toUuid(), id));
    try (PreparedStatement insert = open.prepareStatement(INSERT)) {
      insert.setObject(1, utc(seenAt));
      insert.setString(2, sorted(ids));
      Set<InboxId> inserted = HashSet.newHashSet(ids.size());
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          inserted.add(byUuid.get(rows.getObject(1, UUID.class)));
        }
      }
      return inserted;
    }
  }

  /** Whether one of the keys was inserted with exactly this time. */
  static boolean seenAt(Connection open, Collection<InboxId> ids, Instant seenAt)
      throws SQLException {
    try (PreparedStatement select = open.prepareStatement(SEEN_AT)) {
      select.setString(1, sorted(ids));
      select.setObject(2, utc(seenAt));
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** In the order of the keys: two batches that share keys wait for each other, never both. */
  private static String sorted(Collection<InboxId> ids) {
    return ids.stream().map(InboxId::value).sorted().collect(Collectors.joining(",", "{", "}"));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
