package cc.xtracker.dispatcher.postgres.log;

import cc.xtracker.dispatcher.log.LogEntry;
import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.delivery.DeliveryStatus;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;

/** The columns of {@code delivery}. */
public final class LogColumns {
  private LogColumns() {}

  public static LogEntry entry(ResultSet row) throws SQLException {
    return new LogEntry(
        delivery(row),
        status(row),
        row.getInt("attempts"),
        Jdbc.momentOrNull(row, "next_attempt_at"),
        Jdbc.numberOrNull(row, "last_status_code"),
        row.getString("last_error"),
        AttemptJson.read(row.getString("attempt_log")),
        Jdbc.moment(row, "created_at"),
        Jdbc.moment(row, "updated_at"),
        Jdbc.momentOrNull(row, "erased_at"));
  }

  public static DeliveryStatus status(ResultSet row) throws SQLException {
    return DeliveryStatus.named(row.getString("status")).orElseThrow();
  }

  public static byte[] bytes(EventId id) {
    return HexFormat.of().parseHex(id.value());
  }

  public static EventId eventId(byte[] bytes) {
    return new EventId(HexFormat.of().formatHex(bytes));
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    String uid = row.getString("uid");
    return new Delivery(
        eventId(row.getBytes("event_id")),
        InboxId.fromUuid(row.getObject("inbox_id", UUID.class)),
        new SpaceId(row.getString("space_id")),
        new DestinationId(row.getString("destination_id")),
        CanonicalEvent.named(row.getString("canonical")).orElseThrow(),
        row.getString("event"),
        uid == null ? null : new Uid(uid),
        Jdbc.moment(row, "created_at").toEpochMilli(),
        row.getString("body"),
        null);
  }
}
