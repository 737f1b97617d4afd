package cc.xtracker.dispatcher.binding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How click contexts are asked for and kept. */
@ConfigMapping(prefix = "xtracker.enrich")
public interface EnrichConfig {
  /** People asked for in one call at most; what binding-service takes. */
  @WithDefault("5000")
  int callCount();

  /** Complete contexts kept in memory at most. Incomplete ones are asked for every time. */
  @WithDefault("100000")
  int cacheCount();

  /** ISO 8601 duration for which a complete context is kept. */
  @WithDefault("PT30S")
  Duration cacheAge();

  /** ISO 8601 duration between two tries at most while binding-service does not answer. */
  @WithDefault("PT2S")
  Duration longestPause();
}
