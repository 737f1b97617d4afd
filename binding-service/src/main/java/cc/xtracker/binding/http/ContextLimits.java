package cc.xtracker.binding.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of the batch read. */
@ConfigMapping(prefix = "xtracker.contexts")
public interface ContextLimits {
  /** People in one request; more are refused with 400. */
  @WithDefault("5000")
  int maxPeople();
}
