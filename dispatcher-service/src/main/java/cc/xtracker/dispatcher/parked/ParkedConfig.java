package cc.xtracker.dispatcher.parked;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How parked deliveries are looked for. */
@ConfigMapping(prefix = "xtracker.parked")
public interface ParkedConfig {
  /** ISO 8601 duration between two looks when the last one found nothing to claim. */
  @WithDefault("PT0.2S")
  Duration interval();

  /** ISO 8601 duration between two looks while there is something to claim. */
  @WithDefault("PT0.02S")
  Duration busyInterval();

  /** ISO 8601 duration between two times that a replica learns how destinations are elsewhere. */
  @WithDefault("PT1S")
  Duration healthInterval();

  /** ISO 8601 duration between two looks whose deliveries have drained, of whom they waited. */
  @WithDefault("PT0.2S")
  Duration reviewInterval();

  /**
   * Deliveries of one destination at most that are looked through for that each time. While more
   * are parked, all of its later events line up until {@link #largeReviewCount} suffices.
   */
  @WithDefault("2000")
  int reviewCount();

  /** Deliveries at most that are looked through of a destination of which so many are parked. */
  @WithDefault("20000")
  int largeReviewCount();

  /** ISO 8601 duration between two such looks; each is at one destination. */
  @WithDefault("PT1S")
  Duration largeReviewInterval();

  /**
   * ISO 8601 duration between two times that all of what is parked is looked through for first
   * attempts that another replica has parked, after partitions came from it.
   */
  @WithDefault("PT5S")
  Duration surveyInterval();

  /**
   * ISO 8601 duration for which this is done: as long as the other replica may go on parking what
   * it had read.
   */
  @WithDefault("PT30S")
  Duration settlingTime();

  /** Destinations looked at in one look at most; those that waited longest come first. */
  @WithDefault("500")
  int laneCount();

  /** Deliveries of one destination claimed in one look at most. */
  @WithDefault("512")
  int claimCount();

  /**
   * ISO 8601 duration that a lease outlives the wait in the lane and the request timeout: the time
   * to record the outcome. After a crash another replica continues when the lease has run out.
   */
  @WithDefault("PT10S")
  Duration leaseMargin();

  /** Writes to the parked deliveries that share one transaction at most. */
  @WithDefault("1000")
  int transactionCount();

  /**
   * ISO 8601 duration between the beginnings of two such transactions at least: each costs the
   * database more than many writes. After a pause the first write does not wait.
   */
  @WithDefault("PT0.05S")
  Duration transactionInterval();
}
