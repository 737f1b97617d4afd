package cc.xtracker.binding.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of an erasure. */
@ConfigMapping(prefix = "xtracker.erasure")
public interface ErasureLimits {
  /**
   * Uids of one Telegram user that one request erases, in one transaction; it says what is left.
   */
  @WithDefault("1000")
  int maxPeople();
}
