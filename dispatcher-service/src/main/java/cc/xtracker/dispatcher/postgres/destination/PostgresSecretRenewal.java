package cc.xtracker.dispatcher.postgres.destination;

import cc.xtracker.dispatcher.postgres.DatabaseUnavailable;
import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.dispatcher.secret.SecretBox;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Seals the secrets of destinations again that rest under an older key. Nothing else of a
 * destination changes, so it keeps its version and nobody needs to read it again.
 */
public final class PostgresSecretRenewal {
  /**
   * A row that somebody else works on is waited for and looked at again: replicas that start
   * together share the rows, and none is left out.
   */
  private static final String UNDER_OLDER_KEYS =
      """
      SELECT destination_id, headers, signing_secrets
      FROM destination
      WHERE destination_id > ?
        AND deleted_at IS NULL
        AND (substring(headers FROM 1 FOR ?) <> ? OR substring(signing_secrets FROM 1 FOR ?) <> ?)
      ORDER BY destination_id
      LIMIT ?
      FOR UPDATE
      """;

  private static final String RENEW =
      "UPDATE destination SET headers = ?, signing_secrets = ? WHERE destination_id = ?";

  private final DataSource database;
  private final SecretBox box;
  private final int transactionCount;

  /**
   * @param transactionCount destinations in one transaction
   */
  public PostgresSecretRenewal(DataSource database, SecretBox box, int transactionCount) {
    this.database = database;
    this.box = box;
    this.transactionCount = transactionCount;
  }

  /**
   * One walk over all destinations.
   *
   * @return of how many the secrets were sealed again
   * @throws DatabaseUnavailable when it does not answer; what was renewed until then stays so
   */
  public int renewAll() {
    int renewedCount = 0;
    String last = "";
    while (true) {
      List<String> renewed = renewAfter(last);
      if (renewed.isEmpty()) {
        return renewedCount;
      }
      renewedCount += renewed.size();
      last = renewed.getLast();
    }
  }

  private List<String> renewAfter(String id) {
    List<String> renewed = new ArrayList<>();
    byte[] mark = box.mark();
    int length = mark.length;
    try {
      Jdbc.inTransaction(
          database,
          connection ->
              renewed.addAll(
                  Jdbc.query(
                      connection,
                      UNDER_OLDER_KEYS,
                      row -> renewed(connection, row),
                      id,
                      length,
                      mark,
                      length,
                      mark,
                      transactionCount)));
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
    return renewed;
  }

  private String renewed(Connection connection, ResultSet row) throws SQLException {
    String id = row.getString("destination_id");
    String headers = DestinationRows.headersLabel(id);
    String signing = DestinationRows.signingLabel(id);
    Jdbc.update(
        connection,
        RENEW,
        box.seal(box.open(row.getBytes("headers"), headers), headers),
        box.seal(box.open(row.getBytes("signing_secrets"), signing), signing),
        id);
    return id;
  }
}
