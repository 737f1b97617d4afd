package cc.xtracker.ingress.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How old a remembered credential may be, and how many are remembered. */
@ConfigMapping(prefix = "xtracker.auth")
public interface KeyLimits {
  /** ISO 8601 duration: a key asked for at this age is read again meanwhile. */
  @WithDefault("PT1S")
  Duration refreshAfter();

  /**
   * ISO 8601 duration: at this age a key is not used before it was read again. Together with the
   * time of one query it bounds how long a revoked key lives.
   */
  @WithDefault("PT1.9S")
  Duration maxAge();

  /**
   * ISO 8601 duration: while the table cannot be read, a known key of at most this age is still
   * used, so that its owner hears 503 and not 401. It bounds how long a key lives that was revoked
   * just before.
   */
  @WithDefault("PT10M")
  Duration maxStaleness();

  /**
   * ISO 8601 duration: how long reading a key may take. Shorter than from {@link #refreshAfter()}
   * to {@link #maxAge()}, so that a key in use never waits for a silent database.
   */
  @WithDefault("PT0.8S")
  Duration patience();

  /** Number of keys, known and unknown ones; beyond, the least used is forgotten. */
  @WithDefault("10000")
  int maxCached();

  /** Number of keys that are read at the same time. */
  @WithDefault("8")
  int maxLoads();

  /** Number of keys that wait to be read; beyond, the request is answered 503. */
  @WithDefault("1024")
  int maxWaiting();
}
