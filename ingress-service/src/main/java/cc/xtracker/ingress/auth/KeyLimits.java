package cc.xtracker.ingress.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How old a remembered credential may be, and how many are remembered. */
@ConfigMapping(prefix = "xtracker.auth")
public interface KeyLimits {
  /** ISO 8601 duration, default 1 s: a key asked for at this age is read again meanwhile. */
  @WithDefault("PT1S")
  Duration refreshAfter();

  /**
   * ISO 8601 duration, default 1.9 s: at this age a key is not used before it was read again.
   * Together with the time of one query it bounds how long a revoked key lives.
   */
  @WithDefault("PT1.9S")
  Duration maxAge();

  /**
   * ISO 8601 duration, default 10 minutes: while the table cannot be read, a known key of at most
   * this age is still used, so that its owner hears 503 and not 401. It bounds how long a key lives
   * that was revoked just before.
   */
  @WithDefault("PT10M")
  Duration maxStaleness();

  /**
   * ISO 8601 duration, default 0.8 s: how long reading a key may take. Shorter than from {@link
   * #refreshAfter()} to {@link #maxAge()}, so that a key in use never waits for a silent database.
   */
  @WithDefault("PT0.8S")
  Duration patience();

  /**
   * Number of keys, known and unknown ones, default 10,000; beyond, the least used is forgotten.
   */
  @WithDefault("10000")
  int maxCached();

  /** Number of keys that are read at the same time, default 8. */
  @WithDefault("8")
  int maxLoads();

  /** Number of keys that wait to be read, default 1,024; beyond, the request is answered 503. */
  @WithDefault("1024")
  int maxWaiting();
}
