package cc.xtracker.ingress.ledger;

import cc.xtracker.ingress.ledger.key.KeyBucket;
import cc.xtracker.model.event.Event;
import cc.xtracker.model.id.InboxId;
import cc.xtracker.model.topic.TopicRecord;
import cc.xtracker.model.wire.EventCodec;
import org.jspecify.annotations.Nullable;

/**
 * An event that may be new, and the record to publish if it is.
 *
 * @param id derived from the dedup key: equal exactly for the same event
 * @param bucket where the id lies; equal for equal ids
 * @param fingerprint what another one of the same id may contradict; null if nothing
 */
public record Candidate(
    InboxId id, KeyBucket bucket, @Nullable Fingerprint fingerprint, TopicRecord record) {

  public static Candidate of(Event event, @Nullable String traceparent) {
    return new Candidate(
        event.inboxId(),
        KeyBucket.of(event),
        Fingerprint.of(event),
        EventCodec.record(event).tracedBy(traceparent));
  }

  /**
   * @param first of the event that stands; null if it is not known
   */
  boolean contradicts(@Nullable Fingerprint first) {
    return fingerprint != null && first != null && !fingerprint.equals(first);
  }
}
