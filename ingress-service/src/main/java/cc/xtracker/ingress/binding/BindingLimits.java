package cc.xtracker.ingress.binding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of ingress may wait for binding-service. */
@ConfigMapping(prefix = "xtracker.binding")
public interface BindingLimits {
  /**
   * ISO 8601 duration of a call to binding-service: beyond, the request is answered 503. While its
   * database is away, binding-service says so in less than 2 s; a replica that has just started on
   * a busy machine may take longer than that for its first answers.
   */
  @WithDefault("PT5S")
  Duration patience();

  /** Number of calls to it under way; beyond, the request is answered 503. */
  @WithDefault("1024")
  int maxInFlight();
}
