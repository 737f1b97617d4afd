package cc.xtracker.binding.postgres;

import cc.xtracker.binding.erasure.Erased;
import cc.xtracker.binding.erasure.ErasureStore;
import cc.xtracker.binding.postgres.Transactions.Changed;
import cc.xtracker.model.click.Erasure;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.TgId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.model.wire.ErasureCodec;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes people out of {@code click} and {@code binding}.
 *
 * <p>First a row of ours holds the place of whatever is not there: a click or a bind that is under
 * way is waited for and removed as well, and one that comes waits until we have ended. So whatever
 * is removed was published before, and whatever stays will be after.
 */
@Singleton
public class PostgresErasureStore implements ErasureStore {
  private static final String UIDS_OF_USER =
      "SELECT uid FROM binding WHERE space_id = ? AND tg_id = ? ORDER BY uid LIMIT ?";

  private static final String HOLD_BINDINGS =
      """
      INSERT INTO binding (space_id, uid, tg_id, bound_at)
      SELECT ?, uid, 1, now() FROM unnest(?) AS erased (uid) ORDER BY uid
      ON CONFLICT DO NOTHING
      RETURNING uid
      """;

  private static final String HOLD_CLICKS =
      """
      INSERT INTO click (space_id, uid, clicked_at)
      SELECT ?, uid, now() FROM unnest(?) AS erased (uid) ORDER BY uid
      ON CONFLICT DO NOTHING
      RETURNING uid
      """;

  private static final String REMOVE_BINDINGS =
      "DELETE FROM binding WHERE space_id = ? AND uid = ANY (?) RETURNING uid";

  private static final String REMOVE_CLICKS =
      "DELETE FROM click WHERE space_id = ? AND uid = ANY (?) RETURNING uid";

  private final Transactions transactions;
  private final InstantSource clock;

  PostgresErasureStore(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Erased erase(SpaceId space, Uid uid) {
    return transactions
        .changeInTurn(transaction -> erased(transaction, space, List.of(uid)))
        .getFirst();
  }

  @Override
  public List<Erased> erase(SpaceId space, TgId tgId, int atMost) {
    return transactions.changeInTurn(
        transaction -> {
          List<Uid> uids = uidsOf(transaction, space, tgId, atMost);
          return uids.isEmpty()
              ? new Changed<>(List.of(), List.of())
              : erased(transaction, space, uids);
        });
  }

  private Changed<List<Erased>> erased(Connection transaction, SpaceId space, List<Uid> uids)
      throws SQLException {
    Set<String> unbound = changed(transaction, HOLD_BINDINGS, space, uids);
    Set<String> unclicked = changed(transaction, HOLD_CLICKS, space, uids);
    changed(transaction, REMOVE_BINDINGS, space, uids);
    changed(transaction, REMOVE_CLICKS, space, uids);
    // Not before: what was waited for may be younger than the request.
    long now = clock.millis();
    List<Erased> erased =
        uids.stream()
            .map(
                uid ->
                    new Erased(
                        new Erasure(space, uid, now),
                        !unclicked.contains(uid.value()),
                        !unbound.contains(uid.value())))
            .toList();
    return new Changed<>(erased, records(erased));
  }

  private static List<TopicRecord> records(List<Erased> erased) {
    return erased.stream()
        .map(Erased::erasure)
        .flatMap(each -> Stream.of(ErasureCodec.tombstone(each), ErasureCodec.record(each)))
        .toList();
  }

  private static List<Uid> uidsOf(Connection transaction, SpaceId space, TgId tgId, int atMost)
      throws SQLException {
    try (PreparedStatement select = transaction.prepareStatement(UIDS_OF_USER)) {
      select.setString(1, space.value());
      select.setLong(2, tgId.value());
      select.setInt(3, atMost);
      List<Uid> uids = new ArrayList<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          uids.add(new Uid(found.getString(1)));
        }
      }
      return uids;
    }
  }

  /**
   * @return the uids whose row was written or removed
   */
  private static Set<String> changed(
      Connection transaction, String sql, SpaceId space, List<Uid> uids) throws SQLException {
    try (PreparedStatement change = transaction.prepareStatement(sql)) {
      change.setString(1, space.value());
      change.setArray(
          2, transaction.createArrayOf("text", uids.stream().map(Uid::value).toArray()));
      Set<String> changed = new HashSet<>();
      try (ResultSet rows = change.executeQuery()) {
        while (rows.next()) {
          changed.add(rows.getString(1));
        }
      }
      return changed;
    }
  }
}
