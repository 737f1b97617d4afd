package cc.xtracker.ingress.postgres;

import cc.xtracker.ingress.ledger.Candidate;
import cc.xtracker.ingress.ledger.Fingerprint;
import cc.xtracker.model.id.InboxId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was counted before keys had a bucket. It is read only, and empty where V5 came first. */
final class UnbucketedTable {
  private static final String HAS_ROWS = "SELECT EXISTS (SELECT FROM seen_event_unbucketed)";

  private static final String FIND =
      """
      SELECT inbox_id, fingerprint FROM seen_event_unbucketed
      WHERE inbox_id = ANY (?::uuid[])
      """;

  private UnbucketedTable() {}

  static boolean hasRows(Connection open) throws SQLException {
    try (Statement select = open.createStatement();
        ResultSet row = select.executeQuery(HAS_ROWS)) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** Those that were counted, and what is known of each. */
  static Map<InboxId, Optional<Fingerprint>> find(Connection open, Collection<Candidate> candidates)
      throws SQLException {
    try (PreparedStatement select = open.prepareStatement(FIND)) {
      select.setString(1, SeenEventTable.array(candidates, Candidate::id));
      Map<InboxId, Optional<Fingerprint>> found = new HashMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Long fingerprint = rows.getObject(2, Long.class);
          found.put(
              InboxId.fromUuid(rows.getObject(1, UUID.class)),
              Optional.ofNullable(fingerprint).map(Fingerprint::new));
        }
      }
      return found;
    }
  }
}
