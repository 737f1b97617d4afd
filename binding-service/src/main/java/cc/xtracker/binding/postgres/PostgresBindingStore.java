package cc.xtracker.binding.postgres;

import cc.xtracker.binding.bind.BindOutcome;
import cc.xtracker.binding.bind.BindingStore;
import cc.xtracker.binding.postgres.Transactions.Changed;
import cc.xtracker.model.click.Binding;
import cc.xtracker.model.wire.BindingCodec;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The table {@code binding}. */
@Singleton
public class PostgresBindingStore implements BindingStore {
  // No row: another user has the uid. PostgreSQL leaves xmax 0 in a row that was inserted, not
  // updated.
  private static final String COMPARE_AND_SET =
      """
      INSERT INTO binding (space_id, uid, tg_id, bound_at)
      VALUES (?, ?, ?, ?)
      ON CONFLICT (space_id, uid) DO UPDATE SET tg_id = EXCLUDED.tg_id
          WHERE binding.tg_id = EXCLUDED.tg_id
      RETURNING xmax = 0 AS inserted,
                EXISTS (SELECT FROM click
                        WHERE click.space_id = binding.space_id AND click.uid = binding.uid)
                    AS matched
      """;

  private static final String MATCHED =
      "SELECT EXISTS (SELECT FROM click WHERE space_id = ? AND uid = ?)";

  private final Transactions transactions;

  PostgresBindingStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public BindOutcome bind(Binding wanted) {
    return transactions.change(
        transaction -> {
          BindOutcome outcome = compareAndSet(transaction, wanted);
          return switch (outcome) {
            case BindOutcome.Bound bound ->
                new Changed<>(outcome, List.of(BindingCodec.record(wanted)));
            case BindOutcome.AlreadyBound same -> new Changed<>(outcome, List.of());
            case BindOutcome.Conflict other -> new Changed<>(outcome, List.of());
          };
        });
  }

  private static BindOutcome compareAndSet(Connection transaction, Binding wanted)
      throws SQLException {
    try (PreparedStatement bind = transaction.prepareStatement(COMPARE_AND_SET)) {
      bind.setString(1, wanted.space().value());
      bind.setString(2, wanted.uid().value());
      bind.setLong(3, wanted.tgId().value());
      bind.setObject(4, Instant.ofEpochMilli(wanted.boundAtMillis()).atOffset(ZoneOffset.UTC));
      try (ResultSet bound = bind.executeQuery()) {
        if (!bound.next()) {
          return new BindOutcome.Conflict(matched(transaction, wanted));
        }
        boolean matched = bound.getBoolean("matched");
        return bound.getBoolean("inserted")
            ? new BindOutcome.Bound(matched)
            : new BindOutcome.AlreadyBound(matched);
      }
    }
  }

  private static boolean matched(Connection transaction, Binding wanted) throws SQLException {
    try (PreparedStatement select = transaction.prepareStatement(MATCHED)) {
      select.setString(1, wanted.space().value());
      select.setString(2, wanted.uid().value());
      try (ResultSet found = select.executeQuery()) {
        return found.next() && found.getBoolean(1);
      }
    }
  }
}
