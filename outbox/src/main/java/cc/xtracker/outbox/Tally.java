package cc.xtracker.outbox;

import cc.xtracker.outbox.OutboxTable.Count;
import java.time.Duration;

/**
 * How full the outbox is: estimated from the table now and then, and in between by what this
 * process writes and removes. Other replicas show at the next count. Thread-safe.
 */
final class Tally {
  private Count counted = new Count(0, 0, Duration.ZERO, 0);
  private long rowsSince;
  private long bytesSince;

  synchronized void wrote(OutboxRow row) {
    rowsSince++;
    bytesSince += row.payloadBytes();
  }

  synchronized void removed(long rows, long bytes) {
    rowsSince -= rows;
    bytesSince -= bytes;
  }

  synchronized void counted(Count count) {
    counted = count;
    rowsSince = 0;
    bytesSince = 0;
  }

  synchronized Count now() {
    return new Count(
        Math.max(0, counted.rows() + rowsSince),
        Math.max(0, counted.bytes() + bytesSince),
        counted.oldestAge(),
        counted.setAside());
  }
}
