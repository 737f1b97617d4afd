package cc.xtracker.dispatcher.retry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far a receiver's {@code Retry-After} is believed. */
@ConfigMapping(prefix = "xtracker.retry")
public interface RetryConfig {
  /** ISO 8601 duration; a receiver that asks for less gets this much rest. */
  @WithDefault("PT1S")
  Duration shortestRetryAfter();

  /** ISO 8601 duration; a receiver that asks for more is asked again after this. */
  @WithDefault("PT1H")
  Duration longestRetryAfter();
}
