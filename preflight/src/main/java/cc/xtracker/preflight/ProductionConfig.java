package cc.xtracker.preflight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether somebody relies on this process. */
@ConfigMapping(prefix = "xtracker")
public interface ProductionConfig {
  /**
   * Whether a start is refused that is not safe for tenants: with a secret that others know or
   * guess, or topics that may lose what was accepted. In a trial these are warned of, and the log
   * is plain text, not JSON.
   */
  @WithDefault("true")
  boolean production();
}
