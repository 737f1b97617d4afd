package cc.xtracker.ingress.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of a request is read, and for how long. */
@ConfigMapping(prefix = "xtracker.http")
public interface HttpLimits {
  /** Bytes, default 64 KiB: a larger body is answered 413. */
  @WithDefault("64K")
  MemorySize maxBodySize();

  /**
   * Bytes, default 16 MiB: so much of a refused body is read and thrown away, because a client that
   * is still writing does not read its answer; beyond, the connection is closed.
   */
  @WithDefault("16M")
  MemorySize maxDrainSize();

  /** ISO 8601 duration, default 10 s: a body that has not arrived by then is answered 408. */
  @WithDefault("PT10S")
  Duration bodyTimeout();
}
