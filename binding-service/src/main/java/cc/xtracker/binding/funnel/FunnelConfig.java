package cc.xtracker.binding.funnel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;

/** How the funnel follows its topics, what it keeps and what may be asked of it. */
@ConfigMapping(prefix = "xtracker.funnel")
public interface FunnelConfig {
  /** The consumer group that all replicas share. */
  @WithDefault("xtracker-funnel")
  String group();

  /** Records of one poll, which become rows in one transaction, at most. */
  @WithDefault("5000")
  int batchCount();

  /**
   * ISO 8601 duration that records may wait on the broker until there are enough of them for a
   * transaction that is worth its cost.
   */
  @WithDefault("PT0.25S")
  Duration gatherTime();

  /**
   * ISO 8601 duration after which a replica that gives no sign of life is taken for dead and its
   * partitions go to the others; three heartbeats or more.
   */
  @WithDefault("PT10S")
  Duration sessionTimeout();

  /** ISO 8601 duration in which every replica notices that all begins anew. */
  @WithDefault("PT2S")
  Duration lookInterval();

  /** ISO 8601 duration that one transaction may take to write a batch, or to forget. */
  @WithDefault("PT30S")
  Duration writeTimeout();

  /**
   * ISO 8601 duration since an event occurred, a click or a binding was made, after which it is
   * counted no more and its row goes; not longer than the topics keep it, or a rebuild finds less.
   */
  @WithDefault("P400D")
  Duration retention();

  /** ISO 8601 duration between two looks for rows that are too old. */
  @WithDefault("PT10M")
  Duration upkeepInterval();

  /** Rows of a table that one statement forgets at most. */
  @WithDefault("10000")
  int forgetCount();

  /** Buckets of one answer; a question for more is refused with 400. */
  @WithDefault("1500")
  int maxBuckets();

  /** Questions that are counted at a time, in this process; more are answered 503. */
  @WithDefault("2")
  int maxQuestions();

  /** ISO 8601 duration that a question may take to be counted; then it is answered 503. */
  @WithDefault("PT10S")
  Duration questionTimeout();

  /** The oldest moment that is kept, in epoch milliseconds. */
  default long sinceMillis(Instant now) {
    return now.minus(retention()).toEpochMilli();
  }
}
