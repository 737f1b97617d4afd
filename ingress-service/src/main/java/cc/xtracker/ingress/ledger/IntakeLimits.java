package cc.xtracker.ingress.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much may wait to be counted, and for how long. */
@ConfigMapping(prefix = "xtracker.intake")
public interface IntakeLimits {
  /**
   * Number of events that wait; beyond, the request is answered 503. Batches leave a quarter of it
   * to single events.
   */
  @WithDefault("8192")
  int queueCapacity();

  /** Number of events that one transaction counts. */
  @WithDefault("2048")
  int maxBatch();

  /** Number of events that are worth a transaction without waiting for more. */
  @WithDefault("64")
  int worthwhileBatch();

  /**
   * ISO 8601 duration: how long a transaction with fewer events than are worthwhile waits for more
   * of them. It costs each event that much when there is little to do, and spares most of the
   * transactions when there is more.
   */
  @WithDefault("PT0.002S")
  Duration gatherTime();

  /**
   * ISO 8601 duration: how long PostgreSQL may be silent within one transaction before its
   * connection is given up.
   */
  @WithDefault("PT1S")
  Duration silence();

  /**
   * ISO 8601 duration: how long a batch is tried, on a second connection if need be, before its
   * requests are answered 503.
   */
  @WithDefault("PT1.8S")
  Duration patience();

  /** ISO 8601 duration: how long to wait before a lost ledger is tried again. */
  @WithDefault("PT0.1S")
  Duration backoff();
}
