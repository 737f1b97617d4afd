package cc.xtracker.binding.postgres;

import cc.xtracker.binding.click.ClickOutcome;
import cc.xtracker.binding.click.ClickStore;
import cc.xtracker.binding.click.NewClick;
import cc.xtracker.binding.postgres.Transactions.Changed;
import cc.xtracker.model.click.Click;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.wire.ClickCodec;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The table {@code click}. */
@Singleton
public class PostgresClickStore implements ClickStore {
  // Both constraints mean the same: an earlier click stands, by its uid or by its key.
  private static final String INSERT =
      """
      INSERT INTO click (space_id, uid, idempotency_key, link_slug, raw_query, clicked_at, fbclid,
                         campaign_id, campaign_name, adset_id, adset_name, ad_id, ad_name,
                         placement, country)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  // Sees what the insert ran into, because that is committed.
  private static final String STANDING =
      "SELECT uid FROM click WHERE space_id = ? AND idempotency_key = ?";

  private final Transactions transactions;

  PostgresClickStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public ClickOutcome add(NewClick click) {
    return transactions.change(
        transaction ->
            insert(transaction, click)
                ? new Changed<>(
                    new ClickOutcome.Clicked(click.click().uid()),
                    List.of(ClickCodec.record(click.click())))
                : new Changed<>(
                    new ClickOutcome.Repeated(standing(transaction, click)), List.of()));
  }

  private static boolean insert(Connection transaction, NewClick added) throws SQLException {
    Click click = added.click();
    try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
      insert.setString(1, click.space().value());
      insert.setString(2, click.uid().value());
      insert.setString(3, added.idempotencyKey());
      insert.setString(4, click.linkSlug());
      insert.setString(5, added.rawQuery());
      insert.setObject(6, Instant.ofEpochMilli(click.clickedAtMillis()).atOffset(ZoneOffset.UTC));
      AttributionColumns.set(insert, 7, click.attribution());
      return insert.executeUpdate() == 1;
    }
  }

  /** The click of the key comes first: its uid is what the first request was answered. */
  private static Uid standing(Connection transaction, NewClick repeated) throws SQLException {
    try (PreparedStatement select = transaction.prepareStatement(STANDING)) {
      select.setString(1, repeated.click().space().value());
      select.setString(2, repeated.idempotencyKey());
      try (ResultSet found = select.executeQuery()) {
        return found.next() ? new Uid(found.getString(1)) : repeated.click().uid();
      }
    }
  }
}
