package cc.xtracker.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changes get to their topics. */
@ConfigMapping(prefix = "xtracker.outbox")
public interface OutboxConfig {
  /**
   * ISO 8601 duration for which a row is left to the process that wrote it; what a crash delays a
   * record by.
   */
  @WithDefault("PT15S")
  Duration lease();

  /**
   * ISO 8601 duration that Kafka may take to acknowledge before the sweeper takes over; well below
   * the lease.
   */
  @WithDefault("PT8S")
  Duration deliveryTimeout();

  /** ISO 8601 duration between two looks of the sweeper for rows that were left behind. */
  @WithDefault("PT1S")
  Duration sweepInterval();

  /** Records in memory between commit and acknowledgement; beyond it the sweeper sends them. */
  @WithDefault("50000")
  int maxInFlightRecords();

  /** Bytes of them in memory; beyond it the sweeper sends them. */
  @WithDefault("33554432")
  long maxInFlightBytes();

  /** Rows waiting for Kafka, of all replicas; at the bound nothing more is accepted (503). */
  @WithDefault("1000000")
  long maxRows();

  /** Bytes of rows waiting for Kafka, of all replicas; at the bound nothing more is accepted. */
  @WithDefault("4294967296")
  long maxBytes();

  default OutboxSettings settings() {
    return new OutboxSettings(
        lease(),
        deliveryTimeout(),
        sweepInterval(),
        maxInFlightRecords(),
        maxInFlightBytes(),
        maxRows(),
        maxBytes());
  }
}
