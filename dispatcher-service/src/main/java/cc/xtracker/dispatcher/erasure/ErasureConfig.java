package cc.xtracker.dispatcher.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How people are forgotten. */
@ConfigMapping(prefix = "xtracker.erasure")
public interface ErasureConfig {
  /**
   * ISO 8601 duration between two looks for people whose context has to leave the memory of this
   * replica.
   */
  @WithDefault("PT1S")
  Duration interval();
}
