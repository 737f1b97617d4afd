package cc.xtracker.dispatcher.postgres;

import cc.xtracker.dispatcher.log.Cursor;
import cc.xtracker.dispatcher.log.LogQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One query of the log: only the conditions that were asked for, so that an index fits. */
final class LogSearch {
  private final StringBuilder sql = new StringBuilder("SELECT * FROM delivery WHERE space_id = ?");
  private final List<Object> values = new ArrayList<>();

  private LogSearch() {}

  /** Asks for one entry more than the page holds: whether it comes tells if another page does. */
  static LogSearch of(LogQuery query) {
    LogSearch search = new LogSearch();
    search.values.add(query.space().value());
    search
        .where("status = ?", query.status() == null ? null : query.status().wireName())
        .where("uid = ?", query.uid() == null ? null : query.uid().value())
        .where("event_id = ?", query.eventId() == null ? null : query.eventId().value())
        .where(
            "destination_id = ?", query.destination() == null ? null : query.destination().value())
        .where("created_at >= ?", query.from())
        .where("created_at < ?", query.to());
    Cursor after = query.after();
    if (after != null) {
      search.sql.append(" AND (created_at, event_id) < (?, ?)");
      search.values.add(after.createdAt());
      search.values.add(after.eventId().value());
    }
    search.sql.append(" ORDER BY created_at DESC, event_id DESC LIMIT ?");
    search.values.add(query.limit() + 1);
    return search;
  }

  String sql() {
    return sql.toString();
  }

  Object[] values() {
    return values.toArray();
  }

  private LogSearch where(String condition, @Nullable Object value) {
    if (value != null) {
      sql.append(" AND ").append(condition);
      values.add(value);
    }
    return this;
  }
}
