package cc.xtracker.binding.postgres;

import cc.xtracker.binding.funnel.Batch;
import cc.xtracker.binding.funnel.Fact.Bound;
import cc.xtracker.binding.funnel.Fact.Clicked;
import cc.xtracker.binding.funnel.Fact.Happened;
import cc.xtracker.binding.funnel.Fact.Unbound;
import cc.xtracker.binding.funnel.Pseudonym;
import cc.xtracker.model.event.Deposit;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of what is counted, each written with one statement for a whole batch. */
final class FunnelRows {
  private static final String HAPPENED =
      """
      INSERT INTO funnel_event (space_id, inbox_id, step, person, at_millis, currency, value)
      SELECT space_id, inbox_id::uuid, step, decode(person, 'hex'), at_millis, currency,
             value::numeric
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
        AS said (space_id, inbox_id, step, person, currency, value, at_millis)
      ON CONFLICT (space_id, inbox_id) DO NOTHING
      """;

  private static final String CLICKED =
      """
      INSERT INTO funnel_click AS kept (space_id, person, link_slug, campaign_name, at_millis)
      SELECT space_id, decode(person, 'hex'), link_slug, campaign_name, at_millis
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
        AS said (space_id, person, link_slug, campaign_name, at_millis)
      ON CONFLICT (space_id, person) DO UPDATE SET
        (link_slug, campaign_name, at_millis) =
          (excluded.link_slug, excluded.campaign_name, excluded.at_millis)
      WHERE (kept.link_slug, kept.campaign_name, kept.at_millis)
        IS DISTINCT FROM (excluded.link_slug, excluded.campaign_name, excluded.at_millis)
      """;

  private static final String BOUND =
      """
      INSERT INTO funnel_binding AS kept (space_id, person, at_millis)
      SELECT space_id, decode(person, 'hex'), at_millis
      FROM unnest(?::text[], ?::text[], ?::bigint[]) AS said (space_id, person, at_millis)
      ON CONFLICT (space_id, person) DO UPDATE SET at_millis = excluded.at_millis
      WHERE kept.at_millis <> excluded.at_millis
      """;

  private static final String UNBOUND =
      """
      DELETE FROM funnel_binding AS kept
      USING unnest(?::text[], ?::text[]) AS said (space_id, person)
      WHERE kept.space_id = said.space_id AND kept.person = decode(said.person, 'hex')
      """;

  private static final List<String> TABLES =
      List.of("funnel_event", "funnel_click", "funnel_binding");

  private FunnelRows() {}

  static void write(Connection to, Batch batch) throws SQLException {
    List<Happened> happened = batch.happened();
    write(
        to,
        HAPPENED,
        Columns.texts(to, happened, Happened::space),
        Columns.texts(to, happened, Happened::id),
        Columns.texts(to, happened, each -> each.step().wireName()),
        Columns.texts(to, happened, each -> hex(each.person())),
        Columns.texts(to, happened, each -> currency(each.deposit())),
        Columns.texts(to, happened, each -> value(each.deposit())),
        Columns.numbers(to, happened, Happened::atMillis));
    List<Clicked> clicked = batch.clicked();
    write(
        to,
        CLICKED,
        Columns.texts(to, clicked, Clicked::space),
        Columns.texts(to, clicked, each -> each.person().hex()),
        Columns.texts(to, clicked, Clicked::link),
        Columns.texts(to, clicked, Clicked::campaign),
        Columns.numbers(to, clicked, Clicked::atMillis));
    List<Bound> bound = batch.bound();
    write(
        to,
        BOUND,
        Columns.texts(to, bound, Bound::space),
        Columns.texts(to, bound, each -> each.person().hex()),
        Columns.numbers(to, bound, Bound::atMillis));
    List<Unbound> unbound = batch.unbound();
    write(
        to,
        UNBOUND,
        Columns.texts(to, unbound, Unbound::space),
        Columns.texts(to, unbound, each -> each.person().hex()));
  }

  private static void write(Connection to, String sql, Array... columns) throws SQLException {
    try (PreparedStatement write = to.prepareStatement(sql)) {
      for (int i = 0; i < columns.length; i++) {
        write.setArray(i + 1, columns[i]);
      }
      write.executeUpdate();
    }
  }

  /**
   * @return whether there may be more
   */
  static boolean forget(Connection from, long beforeMillis, int rowCount) throws SQLException {
    boolean more = false;
    for (String table : TABLES) {
      try (PreparedStatement forget = from.prepareStatement(forget(table))) {
        forget.setLong(1, beforeMillis);
        forget.setInt(2, rowCount);
        more |= forget.executeUpdate() == rowCount;
      }
    }
    return more;
  }

  /** Another replica may be about it too: neither waits for the other. */
  private static String forget(String table) {
    return """
        DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM %1$s WHERE at_millis < ? LIMIT ? FOR UPDATE SKIP LOCKED))
        """
        .formatted(table);
  }

  private static @Nullable String hex(@Nullable Pseudonym person) {
    return person == null ? null : person.hex();
  }

  private static @Nullable Object currency(@Nullable Deposit deposit) {
    return deposit == null ? null : deposit.currency();
  }

  private static @Nullable Object value(@Nullable Deposit deposit) {
    return deposit == null ? null : deposit.value();
  }
}
