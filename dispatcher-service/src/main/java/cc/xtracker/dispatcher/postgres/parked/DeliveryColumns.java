package cc.xtracker.dispatcher.postgres.parked;

import cc.xtracker.dispatcher.postgres.Jdbc;
import cc.xtracker.model.delivery.Delivery;
import cc.xtracker.model.event.CanonicalEvent;
import cc.xtracker.model.id.DestinationId;
import cc.xtracker.model.id.EventId;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.id.SpaceId;
import cc.xtracker.model.id.Uid;
import cc.xtracker.model.topic.TraceParent;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The columns of a delivery that is parked. */
final class DeliveryColumns {
  private DeliveryColumns() {}

  /**
   * @param target the column of the destination's own name for the event
   * @param age the column that says when the event was accepted
   */
  static Delivery read(ResultSet row, String target, String age) throws SQLException {
    String uid = row.getString("uid");
    return new Delivery(
        new EventId(row.getString("event_id")),
        new InboxId(row.getString("inbox_id")),
        new SpaceId(row.getString("space_id")),
        new DestinationId(row.getString("destination_id")),
        CanonicalEvent.named(row.getString("canonical")).orElseThrow(),
        row.getString(target),
        uid == null ? null : new Uid(uid),
        Jdbc.moment(row, age).toEpochMilli(),
        row.getString("body"),
        TraceParent.read(row.getString("traceparent")).orElse(null));
  }
}
