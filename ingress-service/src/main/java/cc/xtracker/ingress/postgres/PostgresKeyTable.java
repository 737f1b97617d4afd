package cc.xtracker.ingress.postgres;

import cc.xtracker.ingress.auth.ApiKey;
import cc.xtracker.ingress.auth.KeyKind;
import cc.xtracker.ingress.auth.KeyTable;
import cc.xtracker.ingress.auth.KnownKey;
import cc.xtracker.ingress.auth.SecretHash;
import cc.xtracker.ingress.rate.Rate;
import cc.xtracker.model.id.SpaceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads one key by its hash. */
public final class PostgresKeyTable implements KeyTable {
  private static final String FIND =
      """
      SELECT space_id, kind, valid_until, rate_limit_per_second
      FROM api_key JOIN space USING (space_id)
      WHERE secret_hash = ?
      """;

  private final DataSource database;

  public PostgresKeyTable(DataSource database) {
    this.database = database;
  }

  @Override
  public Optional<KnownKey> find(SecretHash hash) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(FIND)) {
      select.setBytes(1, hash.toBytes());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(key(hash, row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("api_key cannot be read", e);
    }
  }

  private static KnownKey key(SecretHash hash, ResultSet row) throws SQLException {
    OffsetDateTime validUntil = row.getObject("valid_until", OffsetDateTime.class);
    Integer perSecond = row.getObject("rate_limit_per_second", Integer.class);
    return new KnownKey(
        new ApiKey(
            hash,
            new SpaceId(row.getString("space_id")),
            KeyKind.named(row.getString("kind")).orElseThrow(),
            validUntil == null ? null : validUntil.toInstant()),
        perSecond == null ? null : new Rate(perSecond));
  }
}
