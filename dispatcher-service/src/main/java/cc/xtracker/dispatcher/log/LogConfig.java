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
   * Attempts kept of one delivery at most, two or more: the first, and the latest of the others.
   */
  @WithDefault("32")
  int attemptCount();
}
