package cc.xtracker.dispatcher.postgres.log;

import cc.xtracker.dispatcher.log.Cursor;
import cc.xtracker.dispatcher.log.LogFilter;
import cc.xtracker.dispatcher.log.LogQuery;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.SpaceId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One query of the log: only the conditions that were asked for, so that an index fits. One for a
 * delivery or a person has its own index; any other goes through the destinations of the space and
 * takes the first few of each.
 */
public final class LogSearch {
  private static final Order NEWEST_FIRST = new Order("created_at DESC, event_id DESC", "<=", "<");
  private static final Order OLDEST_FIRST = new Order("created_at, event_id", ">=", ">");

  private final StringBuilder conditions = new StringBuilder();
  private final List<Object> values = new ArrayList<>();
  private final String sql;

  /**
   * @param sql of {@code ORDER BY}
   * @param reached compares the moment alone, which is what the indexes hold
   * @param passed compares the moment and the id
   */
  private record Order(String sql, String reached, String passed) {}

  /** Asks for one entry more than the page holds: whether it comes tells if another page does. */
  public static LogSearch newestFirst(LogQuery query) {
    return new LogSearch(
        query.space(), query.filter(), NEWEST_FIRST, query.after(), query.limit() + 1);
  }

  public static LogSearch oldestFirst(
      SpaceId space, LogFilter filter, @Nullable Cursor after, int limit) {
    return new LogSearch(space, filter, OLDEST_FIRST, after, limit);
  }

  private LogSearch(
      SpaceId space, LogFilter filter, Order order, @Nullable Cursor after, int limit) {
    where(filter);
    if (after != null) {
      where("created_at " + order.reached() + " ?", after.createdAt());
      where("(created_at, event_id) " + order.passed() + " (?, ?)", after.createdAt());
      values.add(LogColumns.bytes(after.eventId()));
    }
    DestinationId destination = filter.destination();
    String only = destination == null ? null : destination.value();
    boolean directly = filter.uid() != null || filter.eventId() != null;
    sql = directly ? directly(space, only, order) : throughDestinations(space, only, order, limit);
    values.add(limit);
  }

  public String sql() {
    return sql;
  }

  public Object[] values() {
    return values.toArray();
  }

  private String directly(SpaceId space, @Nullable String destination, Order order) {
    where("destination_id = ?", destination);
    where("space_id = ?", space.value());
    return "SELECT * FROM delivery WHERE true%s ORDER BY %s LIMIT ?"
        .formatted(conditions, order.sql());
  }

  private String throughDestinations(
      SpaceId space, @Nullable String destination, Order order, int limit) {
    values.add(limit);
    values.add(space.value());
    if (destination != null) {
      values.add(destination);
    }
    return """
        SELECT found.*
        FROM destination CROSS JOIN LATERAL (
          SELECT * FROM delivery WHERE destination_id = destination.destination_id%1$s
          ORDER BY %2$s LIMIT ?) AS found
        WHERE destination.space_id = ?%3$s
        ORDER BY %2$s LIMIT ?
        """
        .formatted(
            conditions,
            order.sql(),
            destination == null ? "" : " AND destination.destination_id = ?");
  }

  private void where(LogFilter filter) {
    where("status = ?", filter.status() == null ? null : filter.status().wireName());
    where("uid = ?", filter.uid() == null ? null : filter.uid().value());
    where("event_id = ?", filter.eventId() == null ? null : LogColumns.bytes(filter.eventId()));
    where("canonical = ?", filter.canonical() == null ? null : filter.canonical().wireName());
    where("last_error = ?", filter.error());
    where("created_at >= ?", filter.from());
    where("created_at < ?", filter.to());
  }

  private void where(String condition, @Nullable Object value) {
    if (value != null) {
      conditions.append(" AND ").append(condition);
      values.add(value);
    }
  }
}
