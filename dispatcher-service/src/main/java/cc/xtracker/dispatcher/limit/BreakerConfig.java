package cc.xtracker.dispatcher.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a destination counts as failing as a whole. */
@ConfigMapping(prefix = "xtracker.breaker")
public interface BreakerConfig {
  /** Failures in a row, without a success between them, that open the breaker. */
  @WithDefault("10")
  int failureCount();

  /**
   * ISO 8601 duration of failing without a success that opens the breaker of a destination with
   * little traffic, after two failures.
   */
  @WithDefault("PT5M")
  Duration failureTime();
}
