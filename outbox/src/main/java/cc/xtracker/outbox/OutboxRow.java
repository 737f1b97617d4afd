package cc.xtracker.outbox;

import cc.xtracker.model.topic.TopicRecord;
import java.time.Instant;
import java.util.List;

/**
 * A written row, in the hands of the caller until its transaction has ended.
 *
 * @param leased whether this process is to send the row by itself; otherwise it is the sweeper's
 * @param writtenAt not later than the start of the lease
 */
public record OutboxRow(
    long id, List<TopicRecord> records, int payloadBytes, Instant writtenAt, boolean leased) {

  public OutboxRow {
    records = List.copyOf(records);
  }
}
