package cc.xtracker.dispatcher.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the delivery log keeps. */
@ConfigMapping(prefix = "xtracker.log")
public interface LogConfig {
  /**
   * ISO 8601 duration since an event was accepted after which its deliveries leave the log, a whole
   * day at a time. What is parked is delivered all the same.
   */
  @WithDefault("P30D")
  Duration retention();

  /** Days for which there is room in advance, so that no outcome waits for it at midnight. */
  @WithDefault("3")
  int daysAhead();

  /** ISO 8601 duration between two looks for days to make room for or to drop. */
  @WithDefault("PT10M")
  Duration upkeepInterval();

  /**
   * ISO 8601 duration between two times that the changes of the counts of a destination are added
   * up. The counts are true at every moment; it bounds how many rows a look at them adds up itself.
   */
  @WithDefault("PT2S")
  Duration countInterval();

  /**
   * Attempts kept of one delivery at most, two or more: the first, and the latest of the others.
   */
  @WithDefault("32")
  int attemptCount();

  /** The consumer group that all replicas share, which projects the outcomes into the log. */
  @WithDefault("xtracker-delivery-log")
  String group();

  /**
   * Threads of each replica that project outcomes, each with a connection of its own: while one
   * waits for the database, another reads.
   */
  @WithDefault("2")
  int consumerCount();

  /** Outcomes that go into one transaction at most. */
  @WithDefault("2000")
  int pollCount();

  /**
   * ISO 8601 duration that outcomes may wait on the broker until there are enough of them for a
   * transaction that is worth its cost.
   */
  @WithDefault("PT0.25S")
  Duration gatherTime();

  /**
   * ISO 8601 duration after which a replica that gives no sign of life is taken for dead and its
   * part of the log goes on elsewhere; three heartbeats or more.
   */
  @WithDefault("PT10S")
  Duration sessionTimeout();
}
