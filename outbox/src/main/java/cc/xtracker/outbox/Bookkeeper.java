package cc.xtracker.outbox;

import cc.xtracker.outbox.HandOver.Settlement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/**
 * Keeps the table in step with the hand-over: removes what is acknowledged, releases what is given
 * up, and looks whether the backlog is gone and how full the table is.
 */
final class Bookkeeper {
  /** Acknowledgements of this long are deleted together; also the pace of rejoining. */
  private static final Duration REST = Duration.ofMillis(50);

  private static final Duration COUNT_EVERY = Duration.ofSeconds(2);

  private final DataSource database;
  private final HandOver handOver;
  private final Tally tally;
  private final InstantSource clock;

  /** Taken from the hand-over, not yet known to the table: kept until it is. */
  private Settlement pending = Settlement.empty();

  private Instant countDue = Instant.MIN;

  Bookkeeper(DataSource database, HandOver handOver, Tally tally, InstantSource clock) {
    this.database = database;
    this.handOver = handOver;
    this.tally = tally;
    this.clock = clock;
  }

  Duration keep() throws SQLException {
    Instant now = clock.instant();
    if (pending.isEmpty()) {
      pending = handOver.takeSettlement();
    }
    boolean toSettle = !pending.isEmpty();
    boolean toObserve = handOver.awaitsBacklog(now);
    boolean toCount = !now.isBefore(countDue);
    if (toSettle || toObserve || toCount) {
      try (Connection connection = database.getConnection()) {
        settle(connection);
        if (toObserve) {
          handOver.observed(OutboxTable.oldestDue(connection));
        }
        if (toCount) {
          tally.counted(OutboxTable.count(connection));
          countDue = now.plus(COUNT_EVERY);
        }
      }
    }
    return REST;
  }

  private void settle(Connection connection) throws SQLException {
    OutboxTable.delete(connection, ids(pending.acknowledged()));
    OutboxTable.setAside(connection, ids(pending.refused()));
    OutboxTable.release(connection, ids(pending.givenUp()));
    handOver.released(pending.givenUp());
    tally.removed(
        pending.acknowledged().size(),
        pending.acknowledged().stream().mapToLong(OutboxRow::payloadBytes).sum());
    pending = Settlement.empty();
  }

  private static List<Long> ids(List<OutboxRow> rows) {
    return rows.stream().map(OutboxRow::id).toList();
  }
}
