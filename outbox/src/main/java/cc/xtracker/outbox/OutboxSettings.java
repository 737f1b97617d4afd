package cc.xtracker.outbox;

import java.time.Duration;

/**
 * @param lease how long a row is left to the process that wrote it; rows of a crashed process are
 *     published this late
 * @param deliveryTimeout how long Kafka may take to acknowledge a record before it is given up; the
 *     lease must leave room for it
 * @param sweepInterval how often the sweeper looks for rows that were left behind
 * @param maxInFlightRecords records in memory, from commit to acknowledgement; at the bound rows
 *     are left to the sweeper
 * @param maxInFlightBytes the same, in bytes of payload
 * @param maxRows rows of all replicas together; at the bound the outbox is full
 * @param maxBytes the same, in bytes of payload
 */
public record OutboxSettings(
    Duration lease,
    Duration deliveryTimeout,
    Duration sweepInterval,
    int maxInFlightRecords,
    long maxInFlightBytes,
    long maxRows,
    long maxBytes) {

  /** What a lease holds besides the delivery: waiting for metadata, and clocks that drift. */
  private static final Duration MARGIN = Publisher.MAX_BLOCK.plusSeconds(1);

  /**
   * @throws IllegalArgumentException naming the setting that makes no sense
   */
  public OutboxSettings {
    require(deliveryTimeout.compareTo(Publisher.REQUEST_TIMEOUT) > 0, "deliveryTimeout too short");
    require(lease.compareTo(deliveryTimeout.plus(MARGIN)) > 0, "lease too short for the delivery");
    require(sweepInterval.isPositive(), "sweepInterval must be positive");
    require(maxInFlightRecords > 0 && maxInFlightBytes > 0, "maxInFlight must be positive");
    require(maxRows > 0 && maxBytes > 0, "maxRows and maxBytes must be positive");
  }

  /**
   * How old a row may be when it is handed to Kafka, so that it is acknowledged or given up before
   * its lease ends.
   */
  Duration sendWithin() {
    return lease.minus(deliveryTimeout).minus(MARGIN);
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException("outbox: " + complaint);
    }
  }
}
