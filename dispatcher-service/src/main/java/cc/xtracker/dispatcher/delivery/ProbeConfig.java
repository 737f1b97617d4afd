package cc.xtracker.dispatcher.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How a destination that fails as a whole is watched, and when it is given up. */
@ConfigMapping(prefix = "xtracker.probe")
public interface ProbeConfig {
  /**
   * ISO 8601 duration until the first probe, or the first retry delay of the destination if that is
   * shorter. Doubles with every probe that fails.
   */
  @WithDefault("PT5S")
  Duration firstDelay();

  /**
   * ISO 8601 duration between two probes at most, or the longest retry delay of the destination if
   * that is shorter: how late a recovery may be noticed.
   */
  @WithDefault("PT1M")
  Duration maxDelay();

  /** ISO 8601 durations of failing without a success after which a warning is given. */
  @WithDefault("PT1H,P1D,P3D")
  List<Duration> warnAfter();

  /** ISO 8601 duration of failing without a success after which a destination is disabled. */
  @WithDefault("P5D")
  Duration disableAfter();
}
