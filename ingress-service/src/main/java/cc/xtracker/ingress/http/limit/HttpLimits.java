package cc.xtracker.ingress.http.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of a request is read, for how long, and of how many at a time. */
@ConfigMapping(prefix = "xtracker.http")
public interface HttpLimits {
  /** Bytes: a larger body is answered 413. */
  @WithDefault("64K")
  MemorySize maxBodySize();

  /**
   * Bytes, as given room for 1,000 events of 1,000 bytes: the bound of a batch, as it is sent and
   * once more as it inflates; a larger one is answered 413.
   */
  @WithDefault("1M")
  MemorySize maxBatchSize();

  /** Number of events: a batch of more is answered 400. */
  @WithDefault("1000")
  int maxBatchEvents();

  /**
   * Bytes: so much of a refused body is read and thrown away, because a client that is still
   * writing does not read its answer; beyond, the connection is closed.
   */
  @WithDefault("16M")
  MemorySize maxDrainSize();

  /**
   * Number of requests: while so many are being answered, others are answered 503. One is being
   * answered until its answer is written.
   */
  @WithDefault("8192")
  int maxInFlight();

  /**
   * Bytes: the bodies of all requests that are being answered; what would exceed it is answered
   * 503.
   */
  @WithDefault("32M")
  MemorySize maxHeldSize();

  /** ISO 8601 duration: a body that has not arrived by then is answered 408. */
  @WithDefault("PT10S")
  Duration bodyTimeout();
}
