package cc.xtracker.ingress.ledger;

import cc.xtracker.model.event.Event;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.model.wire.EventCodec;
import org.jspecify.annotations.Nullable;

/**
 * An event that may be new, and the record to publish if it is.
 *
 * @param id derived from the dedup key: equal exactly for the same event
 */
public record Candidate(InboxId id, TopicRecord record) {

  public static Candidate of(Event event, @Nullable String traceparent) {
    return new Candidate(event.inboxId(), EventCodec.record(event).tracedBy(traceparent));
  }
}
