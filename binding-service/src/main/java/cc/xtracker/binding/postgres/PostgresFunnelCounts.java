package cc.xtracker.binding.postgres;

import cc.xtracker.binding.funnel.Counts;
import cc.xtracker.binding.funnel.Counts.Reached;
import cc.xtracker.binding.funnel.FunnelConfig;
import cc.xtracker.binding.funnel.FunnelCounts;
import cc.xtracker.binding.funnel.FunnelQuestion;
import cc.xtracker.binding.funnel.FunnelStep;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts clicks and events, joined when it is asked: whichever came first, the answer is the same.
 */
@Singleton
public class PostgresFunnelCounts implements FunnelCounts {
  private static final String CLICK_OF_EVENT =
      """
      JOIN funnel_click AS click
        ON click.space_id = event.space_id AND click.person = event.person
          AND click.at_millis >= ?
      """;

  private final Transactions transactions;
  private final FunnelConfig config;

  PostgresFunnelCounts(Transactions transactions, FunnelConfig config) {
    this.transactions = transactions;
    this.config = config;
  }

  /** Counts that come row by row. */
  private static final class Growing {
    final Map<FunnelStep, Reached> steps = new EnumMap<>(FunnelStep.class);
    final SortedMap<String, BigDecimal> revenue = new TreeMap<>();
    long bound;

    void add(ResultSet row) throws SQLException {
      String step = row.getString("step");
      if (step == null) {
        revenue.put(row.getString("currency"), row.getBigDecimal("revenue"));
      } else {
        steps.put(
            FunnelStep.named(step), new Reached(row.getLong("events"), row.getLong("people")));
        bound += row.getLong("bound");
      }
    }

    Counts counts() {
      return new Counts(steps, bound, revenue);
    }
  }

  @Override
  public Funnel count(FunnelQuestion question, long sinceMillis) {
    return transactions.patiently(
        config.questionTimeout(), connection -> count(connection, question, sinceMillis));
  }

  private static Funnel count(Connection connection, FunnelQuestion question, long sinceMillis)
      throws SQLException {
    Growing whole = new Growing();
    Map<Long, Growing> series = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql(question))) {
      List<Object> values = values(question, sinceMillis);
      for (int i = 0; i < values.size(); i++) {
        select.setObject(i + 1, values.get(i));
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Long bucket = rows.getObject("bucket", Long.class);
          (bucket == null ? whole : series.computeIfAbsent(bucket, _ -> new Growing())).add(rows);
        }
      }
    }
    Map<Long, Counts> counts = new HashMap<>();
    series.forEach((bucket, growing) -> counts.put(bucket, growing.counts()));
    return new Funnel(whole.counts(), counts);
  }

  private static boolean bySource(FunnelQuestion question) {
    return question.link() != null || question.campaign() != null;
  }

  /** Rows are of the whole where there is no bucket, and of money where there is no step. */
  private static String sql(FunnelQuestion question) {
    String source =
        (question.link() == null ? "" : " AND click.link_slug = ?")
            + (question.campaign() == null ? "" : " AND click.campaign_name = ?");
    return """
        WITH counted AS (
          SELECT 'click' AS step, click.person, click.at_millis, NULL AS currency,
                 NULL::numeric AS value, binding.person IS NOT NULL AS bound
          FROM funnel_click AS click
          LEFT JOIN funnel_binding AS binding
            ON binding.space_id = click.space_id AND binding.person = click.person
              AND binding.at_millis >= ?
          WHERE click.space_id = ? AND click.at_millis >= ? AND click.at_millis < ? %1$s
          UNION ALL
          SELECT event.step, event.person, event.at_millis, event.currency, event.value, false
          FROM funnel_event AS event %2$s
          WHERE event.space_id = ? AND event.at_millis >= ? AND event.at_millis < ? %1$s
        ), placed AS (
          SELECT counted.*, at_millis - at_millis %% ? AS bucket FROM counted
        )
        SELECT step, bucket, NULL AS currency, count(*) AS events,
               count(DISTINCT person) AS people, count(*) FILTER (WHERE bound) AS bound,
               NULL::numeric AS revenue
        FROM placed GROUP BY GROUPING SETS ((step), (step, bucket))
        UNION ALL
        SELECT NULL, bucket, currency, 0, 0, 0, coalesce(sum(value), 0)
        FROM placed WHERE currency IS NOT NULL
        GROUP BY GROUPING SETS ((currency), (currency, bucket))
        """
        .formatted(source, bySource(question) ? CLICK_OF_EVENT : "");
  }

  /** In the order of the statement. */
  private static List<Object> values(FunnelQuestion question, long sinceMillis) {
    List<Object> source = new ArrayList<>();
    if (question.link() != null) {
      source.add(question.link());
    }
    if (question.campaign() != null) {
      source.add(question.campaign());
    }
    List<Object> span =
        List.of(
            question.space().value(),
            Math.max(question.fromMillis(), sinceMillis),
            question.toMillis());
    List<Object> values = new ArrayList<>();
    values.add(sinceMillis);
    values.addAll(span);
    values.addAll(source);
    if (bySource(question)) {
      values.add(sinceMillis);
    }
    values.addAll(span);
    values.addAll(source);
    values.add(question.bucket().millis());
    return values;
  }
}
